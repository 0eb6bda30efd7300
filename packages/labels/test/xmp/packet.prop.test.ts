import { isAnlanError, utf8ToBytes } from '@anlan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AigcLabel, defaultLimits, labelKeys, serialiseLabel } from '../../src/index.ts';
import { readPacket } from '../../src/xmp/read-packet.ts';
import { newPacket, writePacket } from '../../src/xmp/write-packet.ts';
import { foreignPacket } from '../support/pictures.ts';

const places = { label: 'png/xmp', userComment: 'png/xmp-user-comment' } as const;
const value = fc.stringMatching(/^[\x21-\x5b\x5d-\x7e]{0,60}$/);
const anyLabel = fc.record(Object.fromEntries(labelKeys.map((key) => [key, value]))) as fc.Arbitrary<AigcLabel>;
const json = anyLabel.map((label) => serialiseLabel(label, 'bare'));

function texts(packet: Uint8Array): readonly string[] {
  return readPacket(packet, places, defaultLimits).map((found) => (found.kind === 'label' ? found.text : found.code));
}

describe('XMP packets', () => {
  it('give back any label, written anew, added or replaced', () => {
    fc.assert(
      fc.property(json, json, (first, second) => {
        const foreign = utf8ToBytes(foreignPacket);
        const added = writePacket(foreign, first, defaultLimits);
        expect(texts(newPacket(first))).toEqual([first]);
        expect(texts(added)).toEqual([first]);
        expect(texts(writePacket(added, second, defaultLimits))).toEqual([second]);
        expect(writePacket(added, first, defaultLimits)).toEqual(added);
      }),
    );
  });

  it('of any bytes are read without an exception, and written or refused', () => {
    const mutated = fc.tuple(fc.nat(foreignPacket.length), fc.nat(20), fc.uint8Array({ maxLength: 12 }));
    fc.assert(
      fc.property(mutated, json, ([at, length, bytes], label) => {
        const base = newPacket('{"Label":"1"}');
        const start = Math.min(at, base.length);
        const packet = new Uint8Array([...base.subarray(0, start), ...bytes, ...base.subarray(start + length)]);
        texts(packet);
        try {
          const written = texts(writePacket(packet, label, defaultLimits));
          expect(written.filter((text) => text !== 'xmp_not_well_formed')).toEqual([label]);
        } catch (problem) {
          expect(isAnlanError(problem) && problem.code).toBe('xmp_not_editable');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
