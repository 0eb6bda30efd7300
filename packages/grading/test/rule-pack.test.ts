import { describe, expect, test } from 'vitest';
import {
  audiences,
  autonomies,
  type Capability,
  capabilities,
  type FactCondition,
  firstGradePack,
  type GradingFacts,
  grade,
  impacts,
  sectors,
  userScales,
} from '../src/index.ts';
import { mildest } from './fakes.ts';

const { rules } = firstGradePack;

/** All subsets of the values that some rule names, and one value that none does: the others cannot make a difference. */
function subsets<Value extends string>(
  values: readonly Value[],
  named: (condition: FactCondition) => unknown,
): Value[][] {
  const told = new Set(rules.flatMap(({ when }) => (named(when) ?? []) as readonly Value[]));
  const kept = [
    ...values.filter((value) => told.has(value)),
    ...values.filter((value) => !told.has(value)).slice(0, 1),
  ];
  // Numbered by their bits, so that the empty set comes first and the whole one last.
  return Array.from({ length: 2 ** kept.length }, (_, bits) => kept.filter((_, place) => (bits >> place) & 1));
}

const audienceSets = subsets(audiences, (when) => when.audiences);
const capabilitySets = subsets<Capability>(capabilities, (when) => when.capabilities);
const flags = [false, true];

/** One place per question, mild to grave; a set is graver than another when it contains it. */
const questions = [sectors, audienceSets, impacts, autonomies, userScales, capabilitySets, flags] as const;
const sizes = questions.map(({ length }) => length);
const strides = sizes.map((_, place) => sizes.slice(place + 1).reduce((product, size) => product * size, 1));
const total = sizes.reduce((product, size) => product * size, 1);
const digit = (index: number, place: number): number => Math.floor(index / (strides[place] ?? 1)) % (sizes[place] ?? 1);

function factsAt(index: number): GradingFacts {
  const at = (place: number): number => digit(index, place);
  return {
    sector: sectors[at(0)]!,
    audiences: audienceSets[at(1)]!,
    impact: impacts[at(2)]!,
    autonomy: autonomies[at(3)]!,
    users: userScales[at(4)]!,
    capabilities: capabilitySets[at(5)]!,
    criticalInfrastructure: flags[at(6)]!,
  };
}

/** The answers that are the next graver ones to one answer, as digits. */
function graver(place: number, at: number): readonly number[] {
  const isSet = questions[place] === audienceSets || questions[place] === capabilitySets;
  if (!isSet) return at + 1 < (sizes[place] ?? 0) ? [at + 1] : [];
  // Subsets are numbered by their bits: a graver one has one bit more.
  const bits = Math.log2(sizes[place] ?? 1);
  return Array.from({ length: bits }, (_, bit) => at | (1 << bit)).filter((other) => other !== at);
}

test('raising any answer never lowers the level or an element: every application that rules can tell apart', () => {
  const packed = new Uint32Array(total);
  for (let index = 0; index < total; index++) {
    const { level, elements } = grade(factsAt(index));
    packed[index] = (level << 12) | (elements.scenario << 8) | (elements.intelligence << 4) | elements.scale;
  }
  let compared = 0;
  for (let index = 0; index < total; index++) {
    for (const [place, stride] of strides.entries()) {
      const at = digit(index, place);
      for (const next of graver(place, at)) {
        compared += 1;
        if (!notLower(packed[index + (next - at) * stride]!, packed[index]!)) {
          expect.fail(`${JSON.stringify(factsAt(index))} falls when question ${place} rises`);
        }
      }
    }
  }
  expect(total).toBeGreaterThan(100_000);
  expect(compared).toBeGreaterThan(total);
});

function notLower(after: number, before: number): boolean {
  return [12, 8, 4, 0].every((shift) => ((after >> shift) & 15) >= ((before >> shift) & 15));
}

describe('every rule', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s decides for some application', (_, rule) => {
    const without = { ...firstGradePack, rules: rules.filter((other) => other !== rule) };
    const facts: GradingFacts = { ...mildest, ...firstValues(rule.when) };
    const [whole, reduced] = [grade(facts), grade(facts, without)];
    expect(whole.fired.map(({ id }) => id)).toContain(rule.id);
    expect({ level: reduced.level, elements: reduced.elements }).not.toEqual({
      level: whole.level,
      elements: whole.elements,
    });
  });

  test('has an id of its own and a reason in both languages', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, reason } of rules) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });
});

/** Each fact with the first of the values that the rule takes. */
function firstValues(when: FactCondition): Partial<GradingFacts> {
  const listed = new Set(['audiences', 'capabilities']);
  return Object.fromEntries(
    Object.entries(when).map(([fact, values]) => [fact, listed.has(fact) ? values.slice(0, 1) : values[0]]),
  ) as Partial<GradingFacts>;
}

test('the pack says in both languages what it is, and that sector rules prevail', () => {
  expect(firstGradePack.title).toMatchObject({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  expect(firstGradePack.note.zh).toContain('主管部门');
  expect(firstGradePack.note.en).toContain('sector rules prevail');
});
