import { type Random, systemRandom } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { drawSalt, isChainHead, isSalt, linkInput, recordLeafInput, stateLeafInput } from '../src/chain.ts';

const constant = (byte: number): Random => ({ fill: (bytes) => bytes.fill(byte) });
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a salt', () => {
  it('is 32 random bytes of which the first is 0x80 or above', () => {
    expect(drawSalt(constant(0))).toEqual(Uint8Array.of(0x80, ...new Uint8Array(31)));
    expect(drawSalt(constant(0xff))).toEqual(new Uint8Array(32).fill(0xff));
    const salts = Array.from({ length: 200 }, () => drawSalt(systemRandom));
    expect(salts.every(isSalt)).toBe(true);
    expect(new Set(salts.map(hex)).size).toBe(200);
  });

  it.each([
    ['too short', new Uint8Array(31).fill(0x80)],
    ['too long', new Uint8Array(33).fill(0x80)],
    ['one that could begin a state', new Uint8Array(32).fill(0x03)],
    ['a list', Array.from({ length: 32 }, () => 0x80)],
    ['a text', '80'.repeat(32)],
    ['nothing', undefined],
  ])('is not %s', (_, value) => {
    expect(isSalt(value)).toBe(false);
  });
});

describe('what is hashed', () => {
  it('is salt and record, for the leaf of a record', () => {
    expect(hex(recordLeafInput(Uint8Array.of(0x80, 1), Uint8Array.of(2, 3)))).toBe('80010203');
  });

  it('is 0x03 and the bytes, for the leaf of a state', () => {
    expect(hex(stateLeafInput(Uint8Array.of(1, 2)))).toBe('030102');
  });

  it('is 0x02, the hash before, the number and the leaf, for a link', () => {
    expect(hex(linkInput(Uint8Array.of(0xaa), 2 ** 40 + 7, Uint8Array.of(0xbb)))).toBe('02aa0000010000000007bb');
  });
});

describe('a chain head', () => {
  const hash = 'ab'.repeat(32);
  it.each([
    [{ seq: 0, hash }, true],
    [{ seq: -1, hash }, false],
    [{ seq: 1.5, hash }, false],
    [{ seq: '1', hash }, false],
    [{ seq: 1, hash: hash.toUpperCase() }, false],
    [{ seq: 1, hash: 'ab' }, false],
    [{ seq: 1 }, false],
    [null, false],
    [hash, false],
  ])('%j: %s', (value, expected) => {
    expect(isChainHead(value)).toBe(expected);
  });
});
