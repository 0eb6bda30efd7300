import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProviderCode, parseProviderCode } from '../../src/index.ts';
import { isCreditCode } from '../../src/object/credit-code.ts';

/** Codes that products in use write into their files, taken apart. */
const published = [
  ['001191110102MACQD9K64010000', '91110102MACQD9K640', 'generation', '0000'],
  ['00119144030008867405X210001', '9144030008867405X2', 'generation', '0001'],
  ['00119144030008867405X220001', '9144030008867405X2', 'propagation', '0001'],
  ['001191440300708461136T1XGW3', '91440300708461136T', 'generation', 'XGW3'],
  ['001191310104MACE0YX63918020', '91310104MACE0YX639', 'generation', '8020'],
  ['001191440101MA9Y9T4H7A00000', '91440101MA9Y9T4H7A', 'unspecified', '0000'],
  ['001191330106MA2CFLDG4R10001', '91330106MA2CFLDG4R', 'generation', '0001'],
  ['001191110108335469089C10100', '91110108335469089C', 'generation', '0100'],
  ['001191440300MA5G49LC9K1YO01', '91440300MA5G49LC9K', 'generation', 'YO01'],
] as const;

describe('provider codes', () => {
  it.each(published)('%s is taken apart and put together', (code, creditCode, service, extension) => {
    expect(parseProviderCode(code)).toEqual({
      ok: true,
      value: { subject: 'organisation', binding: '1', subjectCode: creditCode, service, extension },
    });
    expect(buildProviderCode({ creditCode, service, extension })).toBe(code);
  });

  it.each([
    ['a name', 'kling', 'length'],
    ['25 characters', '001191110102MACQD9K640100', 'length'],
    ['small letters', '001191110102macqd9k64010000', 'characters'],
    ['another format', '011191110102MACQD9K64010000', 'format'],
    ['another subject', '003191110102MACQD9K64010000', 'subject'],
    ['a wrong check character', '001191110102MACQD9K65010000', 'check_character'],
    ['another service', '001191110102MACQD9K64030000', 'service'],
  ])('refuses %s', (_, code, problem) => {
    expect(parseProviderCode(code)).toEqual({ ok: false, error: problem });
  });

  it('keeps the code of an individual as found: its coding is not published', () => {
    expect(parseProviderCode('0023ABCDEFGHIJKLMNOPQR10001')).toMatchObject({
      ok: true,
      value: { subject: 'individual', binding: '3', subjectCode: 'ABCDEFGHIJKLMNOPQR' },
    });
  });

  it('never builds a code around a credit code that is wrong', () => {
    expect(() => buildProviderCode({ creditCode: '91110102MACQD9K641', service: 'generation' })).toThrow(
      expect.objectContaining({ code: 'provider_code_invalid', details: { problem: 'check_character' } }),
    );
  });
});

describe('isCreditCode', () => {
  it('finds every single wrong character', () => {
    const right = '91110102MACQD9K640';
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(fc.nat(right.length - 1), character, (at, other) => {
        const code = right.slice(0, at) + other + right.slice(at + 1);
        expect(isCreditCode(code)).toBe(code === right);
      }),
    );
  });

  it.each(['', '91110102MACQD9K64I', '91110102MACQD9K6400', '911101O2MACQD9K640'])('refuses %j', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});
