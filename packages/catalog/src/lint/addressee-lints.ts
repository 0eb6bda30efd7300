import type { Lint } from './lint.ts';

export const partAddresseesAreNarrower: Lint = {
  name: 'part-addressees-are-narrower',
  description: 'An obligation that names its own addressees names fewer of those whom its clause addresses, each once.',
  *check(data) {
    for (const clause of data.packs.flatMap((pack) => pack.clauses)) {
      const whole = new Set(clause.addressee);
      for (const { id, addressee } of clause.parts) {
        if (!addressee) continue;
        const where = `${clause.id}#${id}`;
        const own = new Set(addressee);
        if (own.size < addressee.length) yield { where, message: 'names an addressee twice' };
        // `all` is everybody: any choice is narrower.
        if (whole.has('all')) continue;
        const strangers = [...own].filter((one) => !whole.has(one));
        if (strangers.length > 0) yield { where, message: `addresses ${strangers.join(', ')}, the clause does not` };
        else if (own.size === whole.size) yield { where, message: 'addresses everybody whom the clause addresses' };
      }
    }
  },
};
