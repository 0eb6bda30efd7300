import { createIdFactory, systemClock, systemRandom } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { contentId, createLabel, labelMeaning, newContentId, serialiseLabel } from '../../src/index.ts';

const contents = { meaning: 'is', producer: 'maker', contentId: 'c-1' } as const;

describe('createLabel', () => {
  it('sets the propagation fields to the production fields at the first writing', () => {
    expect(createLabel(contents)).toEqual({
      Label: '1',
      ContentProducer: 'maker',
      ProduceID: 'c-1',
      ReservedCode1: '',
      ContentPropagator: 'maker',
      PropagateID: 'c-1',
      ReservedCode2: '',
    });
  });

  it('takes a propagator and reserved codes', () => {
    const label = createLabel({
      ...contents,
      meaning: 'suspected',
      propagator: 'p',
      propagateId: 'q',
      reservedCode1: 'r',
      reservedCode2: 's',
    });
    expect(Object.values(label)).toEqual(['3', 'maker', 'c-1', 'r', 'p', 'q', 's']);
  });

  it.each([
    ['no producer', { producer: '' }, 'ContentProducer', 'empty'],
    ['no content id', { contentId: '' }, 'ProduceID', 'empty'],
    ['a space', { contentId: 'a b' }, 'ProduceID', 'characters'],
    ['a backslash', { reservedCode1: 'a\\b' }, 'ReservedCode1', 'characters'],
    ['Chinese', { producer: '安澜' }, 'ContentProducer', 'characters'],
    ['a control character', { propagateId: 'a\u0001' }, 'PropagateID', 'characters'],
  ])('refuses %s', (_, change, key, reason) => {
    expect(() => createLabel({ ...contents, ...change })).toThrow(
      expect.objectContaining({ code: 'label_value_invalid', details: { key, reason } }),
    );
  });
});

describe('serialiseLabel', () => {
  it('is byte-exact, bare and wrapped, with escaped quotes', () => {
    const label = createLabel({ ...contents, reservedCode1: '{"a":"b"}' });
    const bare =
      '{"Label":"1","ContentProducer":"maker","ProduceID":"c-1","ReservedCode1":"{\\"a\\":\\"b\\"}",' +
      '"ContentPropagator":"maker","PropagateID":"c-1","ReservedCode2":""}';
    expect(serialiseLabel(label, 'bare')).toBe(bare);
    expect(serialiseLabel(label, 'wrapped')).toBe(`{"AIGC":${bare}}`);
  });
});

describe('content ids', () => {
  it('are UUIDs of version 7 unless the caller has its own', () => {
    expect(newContentId(createIdFactory(systemClock, systemRandom))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(contentId('tos-cn-i-tb4s082cfz/71c9')).toBe('tos-cn-i-tb4s082cfz/71c9');
  });

  it.each(['', 'a b', '编号'])('refuses %j', (text) => {
    expect(() => contentId(text)).toThrow(expect.objectContaining({ code: 'label_value_invalid' }));
  });
});

describe('labelMeaning', () => {
  it.each([
    ['1', 'is'],
    ['2', 'may'],
    ['3', 'suspected'],
    ['4', undefined],
    ['AIGC', undefined],
    ['toString', undefined],
    [undefined, undefined],
  ])('of %j is %j', (value, meaning) => {
    expect(labelMeaning(value)).toBe(meaning);
  });
});
