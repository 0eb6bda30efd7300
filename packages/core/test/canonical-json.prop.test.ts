import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type JsonObject, type JsonValue } from '../src/index.ts';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).map((value) => value as JsonValue);
const members = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), json), { selector: ([key]) => key });

test('reading what was written and writing it again changes nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = canonicalJson(value);
      expect(canonicalJson(JSON.parse(written) as JsonValue)).toBe(written);
    }),
  );
});

test('a reader of JSON finds the value that JSON.stringify would have written', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which members were set does not matter', () => {
  const twoOrders = members.chain((entries) =>
    fc.tuple(
      fc.constant(entries),
      fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
    ),
  );
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      const write = (entries: readonly (readonly [string, JsonValue])[]): string =>
        canonicalJson(Object.fromEntries(entries) as JsonObject);
      expect(write(other)).toBe(write(one));
    }),
  );
});
