import { describe, expect, test } from 'vitest';
import { gradeInterval, gradingQuestions, type Level, type PartialFacts } from '../src/index.ts';

describe('an application that is still being described', () => {
  test.each<[string, PartialFacts, [Level, Level], number]>([
    ['may be anything before the first answer', {}, [1, 5], 0],
    ['may be anything while answers are empty', { sector: undefined, audiences: [], capabilities: [] }, [1, 5], 0],
    ['is at least major once it is in critical infrastructure', { criticalInfrastructure: true }, [4, 5], 1],
    [
      'counts no and an empty-handed answer as answers',
      { criticalInfrastructure: false, impact: 'negligible' },
      [1, 5],
      2,
    ],
    [
      'cannot become extremely serious with two elements known to be mild',
      { autonomy: 'assists', capabilities: ['text_generation'], users: 'under_1k', criticalInfrastructure: false },
      [1, 4],
      4,
    ],
  ])('%s', (_, answers, levels, answered) => {
    const interval = gradeInterval(answers);
    expect([interval.lowest.level, interval.highest.level]).toEqual(levels);
    expect(interval).toMatchObject({ answered, questions: 7 });
  });

  test('is asked each question that decides, once', () => {
    expect(new Set(gradingQuestions).size).toBe(7);
  });
});
