import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AigcLabel, labelKeys, parseLabelText, serialiseLabel } from '../../src/index.ts';

const allowed = fc.stringMatching(/^[\x21-\x5b\x5d-\x7e]{1,40}$/);
const anyLabel = fc.record(
  Object.fromEntries(labelKeys.map((key) => [key, fc.string({ unit: 'binary' })])),
) as fc.Arbitrary<AigcLabel>;
const goodLabel = fc.record({
  ...Object.fromEntries(labelKeys.map((key) => [key, allowed])),
  Label: fc.constantFrom('1', '2', '3'),
}) as fc.Arbitrary<AigcLabel>;

describe('parseLabelText', () => {
  it('reads back whatever was serialised, in either form, once or twice', () => {
    fc.assert(
      fc.property(anyLabel, fc.constantFrom('bare', 'wrapped'), fc.boolean(), (label, form, twice) => {
        const text = serialiseLabel(label, form);
        const parsed = parseLabelText(twice ? JSON.stringify(text) : text);
        expect(parsed.fields).toEqual(label);
        expect(parsed.shape).toBe(form);
      }),
    );
  });

  it('finds nothing wrong with the form of labels that may be written', () => {
    fc.assert(
      fc.property(goodLabel, (label) => {
        const { findings } = parseLabelText(serialiseLabel(label, 'bare'));
        expect(findings.filter(({ code }) => code !== 'provider_code_wrong')).toEqual([]);
      }),
    );
  });

  it('throws on no text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void parseLabelText(text)));
  });
});
