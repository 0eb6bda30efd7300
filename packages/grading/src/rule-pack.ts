import { type LocalisedText, text } from '@anlan/core';
import type { GradingFacts } from './facts.ts';

/** 1 low, 2 moderate, 3 considerable, 4 major, 5 extremely serious: annex 1, II. */
export type Level = 1 | 2 | 3 | 4 | 5;
export const levels: readonly Level[] = [1, 2, 3, 4, 5];

export const elements = ['scenario', 'intelligence', 'scale'] as const;
export type Element = (typeof elements)[number];

/** A rule raises its element, or the whole result (`floor`), to at least `level` when all its conditions hold. */
export interface GradingRule {
  readonly id: string;
  readonly raises: Element | 'floor';
  readonly level: Level;
  readonly when: FactCondition;
  readonly reason: LocalisedText;
}

/** Holds when every named fact has one of the listed values (for lists: contains one of them). */
export type FactCondition = { readonly [Fact in keyof GradingFacts]?: readonly FactValue<Fact>[] };
type FactValue<Fact extends keyof GradingFacts> = GradingFacts[Fact] extends readonly (infer Item)[]
  ? Item
  : GradingFacts[Fact];

export interface RulePack {
  readonly id: string;
  readonly version: string;
  readonly title: LocalisedText;
  readonly note: LocalisedText;
  readonly rules: readonly GradingRule[];
}

/**
 * The first grade: a small table of our own after the three elements of annex 1. The Framework prints no points and
 * no table; sector authorities are to publish theirs (annex 1, III). Until then every rule here is Anlan's proposal.
 */
export const firstGradePack: RulePack = {
  id: 'general-first',
  version: '0.1.0',
  title: text('通用初步分级', 'General first grade'),
  note: text(
    '暂行规则，由 Anlan 依据附件1 的三个要素提出；主管部门发布行业细则后以其为准。',
    'Provisional rules, proposed by Anlan from the three elements of annex 1; sector rules prevail once published.',
  ),
  rules: [
    rule(
      'impact-limited',
      'scenario',
      2,
      { impact: ['limited'] },
      '出错时影响有限',
      'a wrong answer has limited effect',
    ),
    rule(
      'impact-considerable',
      'scenario',
      3,
      { impact: ['considerable'] },
      '出错时影响较大',
      'a wrong answer has considerable effect',
    ),
    rule('impact-major', 'scenario', 4, { impact: ['major'] }, '出错时影响重大', 'a wrong answer has major effect'),
    rule(
      'impact-catastrophic',
      'scenario',
      5,
      { impact: ['catastrophic'] },
      '出错可能造成不可逆的特别严重后果',
      'a wrong answer could do irreversible, extremely serious harm',
    ),
    rule(
      'sector-service',
      'scenario',
      2,
      { sector: ['media', 'education', 'manufacturing'] },
      '行业应用会影响公众或生产',
      'the sector touches the public or production',
    ),
    rule(
      'sector-key',
      'scenario',
      3,
      { sector: ['transport', 'telecom', 'energy', 'finance', 'health', 'government'] },
      '属于重点行业领域',
      'a key sector',
    ),
    rule('audience-public', 'scenario', 2, { audiences: ['public'] }, '面向社会公众提供服务', 'offered to the public'),
    rule(
      'audience-vulnerable',
      'scenario',
      3,
      { audiences: ['minors', 'elderly'] },
      '服务对象包含未成年人或老年人（6.3.17）',
      'serves minors or the elderly (6.3.17)',
    ),
    rule(
      'physical-control',
      'scenario',
      4,
      { capabilities: ['physical_control'] },
      '直接作用于物理世界（4.2.3(d)）',
      'acts on the physical world (4.2.3(d))',
    ),
    rule(
      'autonomy-recommends',
      'intelligence',
      2,
      { autonomy: ['recommends'] },
      '给出建议，由人决定',
      'recommends; a person decides',
    ),
    rule(
      'autonomy-approved',
      'intelligence',
      3,
      { autonomy: ['acts_when_approved'] },
      '经人批准后执行',
      'acts once a person approves',
    ),
    rule(
      'autonomy-oversight',
      'intelligence',
      4,
      { autonomy: ['acts_with_oversight'] },
      '自行执行，人可以干预',
      'acts by itself; a person can step in',
    ),
    rule(
      'autonomy-alone',
      'intelligence',
      5,
      { autonomy: ['acts_alone'] },
      '全流程自主决策运行',
      'decides and acts alone throughout',
    ),
    rule('tools', 'intelligence', 2, { capabilities: ['agent_tools'] }, '可调用外部工具', 'can call tools'),
    rule(
      'decides',
      'intelligence',
      3,
      { capabilities: ['decision_making'] },
      '对个人或业务作出决策',
      'takes decisions on people or business',
    ),
    rule('users-10k', 'scale', 2, { users: ['under_10k'] }, '用户在一千至一万之间', '1,000 to 10,000 users'),
    rule('users-100k', 'scale', 3, { users: ['under_100k'] }, '用户在一万至十万之间', '10,000 to 100,000 users'),
    rule('users-1m', 'scale', 4, { users: ['under_1m'] }, '用户在十万至一百万之间', '100,000 to a million users'),
    rule('users-over-1m', 'scale', 5, { users: ['over_1m'] }, '用户超过一百万', 'more than a million users'),
    rule(
      'embedded-critical',
      'scale',
      4,
      { criticalInfrastructure: [true] },
      '深度嵌入关键行业业务流程',
      'embedded in the processes of a critical sector',
    ),
    rule(
      'floor-critical',
      'floor',
      4,
      { criticalInfrastructure: [true] },
      '用于关键信息基础设施（5.5、4.3.2(b)）',
      'used in critical information infrastructure (5.5, 4.3.2(b))',
    ),
    rule(
      'floor-vulnerable',
      'floor',
      3,
      { audiences: ['minors'], capabilities: ['companionship'] },
      '向未成年人提供拟人化陪伴（3.3.2(d)）',
      'companionship for minors (3.3.2(d))',
    ),
  ],
};

function rule(
  id: string,
  raises: GradingRule['raises'],
  level: Level,
  ...rest: [when: FactCondition, zh: string, en: string]
): GradingRule {
  const [when, zh, en] = rest;
  return { id, raises, level, when, reason: text(zh, en) };
}
