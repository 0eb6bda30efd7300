import { type LocalisedText, text } from '@anlan/core';
import type {
  Activity,
  Addressee,
  ClauseKind,
  Comparator,
  Confidence,
  CoverageStatus,
  Force,
  PackKind,
  Relation,
  Stage,
} from './vocabulary.ts';

/** Words for the closed lists of vocabulary.ts, for every program that shows them to people. */

export const packKindWords: Readonly<Record<PackKind, LocalisedText>> = {
  framework: text('框架', 'framework'),
  measures: text('办法', 'measures'),
  standard: text('标准', 'standard'),
  regulation: text('法规', 'regulation'),
  guide: text('指南', 'guide'),
  policy: text('政策', 'policy'),
  report: text('报告', 'report'),
};

export const clauseKindWords: Readonly<Record<ClauseKind, LocalisedText>> = {
  risk: text('风险', 'risk'),
  measure: text('技术应对措施', 'technical measure'),
  governance: text('综合治理措施', 'governance measure'),
  guideline: text('安全指引', 'guideline'),
  principle: text('治理原则', 'principle'),
  'trust-principle': text('可信准则', 'trust principle'),
  element: text('分级要素', 'grading element'),
  level: text('风险级别', 'risk level'),
  term: text('术语', 'term'),
  article: text('条文', 'article'),
  mechanism: text('机制', 'mechanism'),
  duty: text('职责', 'duty'),
  threshold: text('数值要求', 'threshold'),
  provision: text('规定', 'provision'),
  class: text('类别', 'class'),
};

export const addresseeWords: Readonly<Record<Addressee, LocalisedText>> = {
  developer: text('研发者', 'developer'),
  provider: text('服务提供者', 'provider'),
  propagator: text('传播平台', 'content platform'),
  'app-store': text('应用分发平台', 'app store'),
  user: text('使用者', 'user'),
  'sector-authority': text('行业主管部门', 'sector authority'),
  state: text('国家', 'state'),
  community: text('社会各方', 'community'),
  all: text('各方', 'everybody'),
};

export const forceWords: Readonly<Record<Force, LocalisedText>> = {
  law: text('法律法规', 'law'),
  rule: text('部门规章', 'departmental rule'),
  'mandatory-standard': text('强制性标准', 'mandatory standard'),
  'recommended-standard': text('推荐性标准', 'recommended standard'),
  policy: text('政策', 'policy'),
  guidance: text('指导性', 'guidance'),
};

export const activityWords: Readonly<Record<Activity, LocalisedText>> = {
  develop: text('研发', 'develop'),
  deploy: text('部署', 'deploy'),
  operate: text('运行', 'operate'),
  use: text('使用', 'use'),
};

export const stageWords: Readonly<Record<Stage, LocalisedText>> = {
  plan: text('规划', 'plan'),
  design: text('设计', 'design'),
  data: text('数据', 'data'),
  train: text('训练', 'train'),
  test: text('测试', 'test'),
  build: text('建设', 'build'),
  deploy: text('部署', 'deploy'),
  operate: text('运行', 'operate'),
  use: text('使用', 'use'),
  decommission: text('停用', 'decommission'),
};

export const confidenceWords: Readonly<Record<Confidence, LocalisedText>> = {
  H: text('据原文或相互印证的引述', 'read in the text or in quotations that agree'),
  M: text('据一份可靠的二手来源', 'from one good secondary source'),
  L: text('据记忆或草案，待核实', 'recalled or from a draft, to be verified'),
};

export const comparatorWords: Readonly<Record<Comparator, LocalisedText>> = {
  'at-least': text('不少于', 'at least'),
  'at-most': text('不超过', 'at most'),
  'more-than': text('多于', 'more than'),
  'less-than': text('少于', 'less than'),
  exactly: text('等于', 'exactly'),
  within: text('时限', 'within'),
};

export const relationWords: Readonly<Record<Relation, LocalisedText>> = {
  equal: text('相当于', 'equal to'),
  subset: text('包含于', 'part of'),
  superset: text('包含', 'contains'),
  intersects: text('部分相交', 'overlaps with'),
  none: text('无对应', 'no counterpart'),
};

export const coverageStatusWords: Readonly<Record<CoverageStatus, LocalisedText>> = {
  enforced: text('运行中执行', 'enforced'),
  evidenced: text('有记录为证', 'evidenced'),
  workflow: text('有工作流程', 'workflow'),
  guidance: text('仅供指引', 'guidance'),
  context: text('背景', 'context'),
  planned: text('计划中', 'planned'),
};
