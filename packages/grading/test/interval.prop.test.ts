import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  audiences,
  autonomies,
  capabilities,
  type GradingFacts,
  grade,
  gradeInterval,
  gradingQuestions,
  impacts,
  type PartialFacts,
  sectors,
  userScales,
} from '../src/index.ts';

const someOf = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const facts: fc.Arbitrary<GradingFacts> = fc.record({
  sector: fc.constantFrom(...sectors),
  audiences: someOf(audiences),
  impact: fc.constantFrom(...impacts),
  autonomy: fc.constantFrom(...autonomies),
  users: fc.constantFrom(...userScales),
  capabilities: someOf(capabilities),
  criticalInfrastructure: fc.boolean(),
});
const order = fc.shuffledSubarray([...gradingQuestions], { minLength: gradingQuestions.length });

function firstAnswers(whole: GradingFacts, questions: readonly (keyof GradingFacts)[]): PartialFacts {
  return Object.fromEntries(questions.map((question) => [question, whole[question]]));
}

test('the grade of every completion lies inside, in every element too', () => {
  fc.assert(
    fc.property(facts, fc.subarray([...gradingQuestions]), (whole, asked) => {
      const { lowest, highest } = gradeInterval(firstAnswers(whole, asked));
      const real = grade(whole);
      for (const element of ['scenario', 'intelligence', 'scale'] as const) {
        expect(real.elements[element]).toBeGreaterThanOrEqual(lowest.elements[element]);
        expect(real.elements[element]).toBeLessThanOrEqual(highest.elements[element]);
      }
      expect(real.level).toBeGreaterThanOrEqual(lowest.level);
      expect(real.level).toBeLessThanOrEqual(highest.level);
    }),
    { numRuns: 2000 },
  );
});

test('what is certain stays certain: the rules of the lowest grade fire in every completion', () => {
  fc.assert(
    fc.property(facts, fc.subarray([...gradingQuestions]), (whole, asked) => {
      const real = new Set(grade(whole).fired.map(({ id }) => id));
      const certain = gradeInterval(firstAnswers(whole, asked)).lowest.fired.map(({ id }) => id);
      expect(certain.filter((id) => !real.has(id))).toEqual([]);
    }),
  );
});

test('every further answer only narrows it, until the grade is left', () => {
  fc.assert(
    fc.property(facts, order, (whole, asked) => {
      const steps = Array.from({ length: asked.length + 1 }, (_, count) =>
        gradeInterval(firstAnswers(whole, asked.slice(0, count))),
      );
      for (const [index, next] of steps.slice(1).entries()) {
        const before = steps[index]!;
        expect(next.lowest.level).toBeGreaterThanOrEqual(before.lowest.level);
        expect(next.highest.level).toBeLessThanOrEqual(before.highest.level);
        expect(next.answered).toBe(before.answered + 1);
      }
      expect(steps.at(-1)).toMatchObject({ lowest: grade(whole), highest: grade(whole) });
    }),
  );
});
