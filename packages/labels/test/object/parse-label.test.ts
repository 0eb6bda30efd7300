import { describe, expect, it } from 'vitest';
import { createLabel, parseLabelText, serialiseLabel } from '../../src/index.ts';

const label = createLabel({ meaning: 'is', producer: '001191110102MACQD9K64010000', contentId: 'c-1' });
const bare = serialiseLabel(label, 'bare');
const codes = (text: string): readonly string[] => parseLabelText(text).findings.map(({ code }) => code);

describe('parseLabelText', () => {
  it.each([
    ['bare', bare, 'bare', false],
    ['wrapped', serialiseLabel(label, 'wrapped'), 'wrapped', false],
    ['wrapped with a space', `{"AIGC": ${bare}}`, 'wrapped', false],
    ['wrapped in lower case', `{"aigc":${bare}}`, 'wrapped', false],
    ['glued, as one vendor writes it', `AIGC${bare}`, 'glued', false],
    ['with the NUL that EXIF values end with', `${bare}\0`, 'bare', false],
    ['between spaces and a byte order mark', `\ufeff ${bare}\n`, 'bare', false],
    ['encoded twice', JSON.stringify(bare), 'bare', true],
    ['wrapped around a string', JSON.stringify({ AIGC: bare }), 'wrapped', true],
    ['wrapped and encoded twice', JSON.stringify(serialiseLabel(label, 'wrapped')), 'wrapped', true],
  ])('reads a label %s', (_, text, shape, encodedTwice) => {
    const parsed = parseLabelText(text);
    expect(parsed).toMatchObject({ fields: label, shape, encodedTwice });
    expect(parsed.findings.map(({ code }) => code)).toEqual(encodedTwice ? ['label_encoded_twice'] : []);
  });

  it.each([
    ['nothing', '', 'label_not_json'],
    ['prose', 'made by a machine', 'label_not_json'],
    ['single quotes', "{'Label':'1'}", 'label_not_json'],
    ['a cut object', bare.slice(0, -1), 'label_not_json'],
    ['a number', '1', 'label_not_object'],
    ['a list', `[${bare}]`, 'label_not_object'],
    ['a string', '"label"', 'label_not_json'],
    ['null', 'null', 'label_not_object'],
    ['an empty wrapper', '{"AIGC":{}}', 'label_without_fields'],
    ['a wrapped list', '{"AIGC":[]}', 'label_without_fields'],
    ['somebody’s own schema', '{"aigc_label_type":1,"product":"x"}', 'label_without_fields'],
    ['names of a prototype', '{"__proto__":{"Label":"1"},"constructor":"1"}', 'label_without_fields'],
  ])('finds no label in %s', (_, text, code) => {
    const parsed = parseLabelText(text);
    expect(parsed.fields).toBeUndefined();
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    [
      'another order',
      '{"ContentPropagator":"p","Label":"1","ContentProducer":"q","ProduceID":"i","ReservedCode1":"","PropagateID":"j","ReservedCode2":""}',
      ['key_order'],
    ],
    ['lower-case members', bare.replace('"Label"', '"label"'), ['key_case']],
    ['an unknown member', bare.replace('{', '{"Time":"now",'), ['key_unknown']],
    ['two values of one member', bare.replace('{', '{"Label":"2",'), ['key_repeated']],
    ['two spellings of one member', bare.replace('}', ',"label":"2"}'), ['key_repeated', 'key_case']],
    ['a number as value', bare.replace('"1"', '1'), ['value_not_string']],
    ['an unknown value', bare.replace('"1"', '"AIGC"'), ['label_value_unknown']],
    ['an empty producer', bare.replaceAll(label.ContentProducer, ''), ['required_empty', 'propagation_empty']],
    [
      'empty propagation',
      bare.replace(/"ContentPropagator":"[^"]*","PropagateID":"[^"]*"/, '"ContentPropagator":"","PropagateID":""'),
      ['propagation_empty'],
    ],
    ['a Chinese producer', bare.replaceAll(label.ContentProducer, '豆包'), ['value_characters', 'value_characters']],
    [
      'a wrong check character',
      bare.replaceAll(label.ContentProducer, '001191110102MACQD9K65010000'),
      ['provider_code_wrong', 'provider_code_wrong'],
    ],
    [
      'a code of 25 characters',
      bare.replaceAll(label.ContentProducer, '001191110102MACQD9K640100'),
      ['provider_code_wrong', 'provider_code_wrong'],
    ],
    ['a plain name', bare.replaceAll(label.ContentProducer, 'kling'), []],
  ])('says so of %s', (_, text, expected) => {
    expect(parseLabelText(text).fields).toBeDefined();
    expect(codes(text)).toEqual(expected);
  });

  it('names each member that is missing', () => {
    const { fields, findings } = parseLabelText('{"Label":"2"}');
    expect(fields).toEqual({ Label: '2' });
    expect(findings.map(({ code, detail }) => [code, detail?.key])).toEqual(
      ['ContentProducer', 'ProduceID', 'ReservedCode1', 'ContentPropagator', 'PropagateID', 'ReservedCode2'].map(
        (key) => ['key_missing', key],
      ),
    );
  });

  it('makes text of nested objects, as one vendor writes reserved codes', () => {
    const text = bare.replace('"ReservedCode1":""', '"ReservedCode1":{"SecurityData":{"PubSd":[]}}');
    expect(parseLabelText(text).fields?.ReservedCode1).toBe('{"SecurityData":{"PubSd":[]}}');
  });

  it('gives every finding words in both languages, and what comes from the file shortened and printable', () => {
    const key = `a\u0000\u202e${'x'.repeat(200)}`;
    const [finding] = parseLabelText(bare.replace('{', `{${JSON.stringify(key)}:"",`)).findings;
    expect(finding?.message.zh).not.toBe('');
    expect(finding?.message.en).not.toBe('');
    expect(finding?.clause).toBe('gb45438@2025/annex-e.b');
    expect(finding?.detail?.key).toBe(`a\ufffd\ufffd${'x'.repeat(77)}…`);
  });
});
