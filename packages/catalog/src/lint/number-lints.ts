import type { Lint } from './lint.ts';

export const numbersAreNamed: Lint = {
  name: 'numbers-are-named',
  description: 'The numbers of a clause have distinct names and finite values.',
  *check(data) {
    for (const clause of data.packs.flatMap((pack) => pack.clauses)) {
      const names = clause.numbers.map((number) => number.name);
      if (new Set(names).size < names.length) yield { where: clause.id, message: 'has two numbers of one name' };
      for (const { name, value } of clause.numbers) {
        if (!Number.isFinite(value)) yield { where: clause.id, message: `number ${name} is not finite` };
      }
    }
  },
};

const rank = { H: 3, M: 2, L: 1 } as const;

export const numbersNotSurerThanTheirPack: Lint = {
  name: 'numbers-not-surer-than-their-source',
  description: 'No number is marked H in a clause that is only recalled (L).',
  *check(data) {
    for (const clause of data.packs.flatMap((pack) => pack.clauses)) {
      for (const { name, confidence } of clause.numbers) {
        if (rank[confidence] - rank[clause.confidence] > 1) {
          yield {
            where: clause.id,
            message: `number ${name} is ${confidence} in a clause that is ${clause.confidence}`,
          };
        }
      }
    }
  },
};
