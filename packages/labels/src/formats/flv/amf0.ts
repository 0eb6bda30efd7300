import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { lenientText } from '../../bytes/lenient-text.ts';
import { labelError } from '../../errors.ts';

/** A property of an object of AMF0, as a range of the script data. */
export interface AmfProperty {
  readonly name: string;
  /** Where its name begins. */
  readonly start: number;
  readonly value: AmfValue;
}

export interface AmfValue {
  readonly type: number;
  /** Where its type byte stands. */
  readonly start: number;
  readonly end: number;
  /** Of an object or ECMA array. */
  readonly properties: readonly AmfProperty[];
  /** Of a strict array. */
  readonly elements: readonly AmfValue[];
  /** Of a text. */
  readonly text: string | undefined;
}

export interface AmfContext {
  readonly bytes: Uint8Array;
  readonly maxDepth: number;
  readonly step: () => void;
}

export const NUMBER = 0;
const STRING = 2;
const OBJECT = 3;
export const ECMA_ARRAY = 8;
const END = 9;
const STRICT_ARRAY = 10;
const LONG_STRING = 12;
const XML = 15;
const TYPED_OBJECT = 16;
/** Bytes behind the type byte of values of fixed size: number, flag, null, undefined, reference, date, unsupported. */
const FIXED: Readonly<Record<number, number>> = { 0: 8, 1: 1, 5: 0, 6: 0, 7: 2, 11: 10, 13: 0 };

/** The value at a place. Throws a `ReadProblem` where it is broken, of an unknown type or nested too deep. */
export function amfValue(context: AmfContext, start: number, depth = 0): AmfValue {
  const { bytes, maxDepth, step } = context;
  step();
  if (depth > maxDepth) throw labelError('limit_reached', 'script data nested too deep');
  const type = bytes[start] ?? END;
  const plain = { type, start, properties: [], elements: [], text: undefined };
  const fixed = FIXED[type];
  if (fixed !== undefined) return { ...plain, end: within(bytes, start + 1 + fixed) };
  if (type === STRING || type === LONG_STRING || type === XML)
    return { ...plain, ...textAt(bytes, start + 1, type === STRING ? 2 : 4) };
  if (type === STRICT_ARRAY) return { ...plain, ...elementsAt(context, start + 1, depth) };
  if (type === OBJECT) return { ...plain, ...propertiesAt(context, start + 1, depth) };
  if (type === ECMA_ARRAY) return { ...plain, ...propertiesAt(context, start + 5, depth) };
  if (type === TYPED_OBJECT) return { ...plain, ...propertiesAt(context, textAt(bytes, start + 1, 2).end, depth) };
  throw labelError('structure_broken', `script data of type ${type}`);
}

function within(bytes: Uint8Array, end: number): number {
  if (end > bytes.length) throw labelError('structure_broken', 'script data end within a value');
  return end;
}

function textAt(bytes: Uint8Array, at: number, width: 2 | 4): { readonly text: string; readonly end: number } {
  const length = width === 2 ? bigEndian.u16(bytes, at) : bigEndian.u32(bytes, at);
  const end = within(bytes, at + width + length);
  return { text: lenientText(bytes.subarray(at + width, end)), end };
}

function elementsAt(context: AmfContext, at: number, depth: number): Pick<AmfValue, 'elements' | 'end'> {
  const count = bigEndian.u32(context.bytes, at);
  const elements: AmfValue[] = [];
  let end = at + 4;
  for (let i = 0; i < count; i++) {
    const element = amfValue(context, end, depth + 1);
    elements.push(element);
    end = element.end;
  }
  return { elements, end };
}

/** Up to the end mark, which some writers leave out at the end of the data. */
function propertiesAt(context: AmfContext, from: number, depth: number): Pick<AmfValue, 'properties' | 'end'> {
  const { bytes } = context;
  const properties: AmfProperty[] = [];
  let at = within(bytes, from);
  while (at + 3 <= bytes.length && bytesToBinaryText(bytes.subarray(at, at + 3)) !== '\0\0\t') {
    const { text, end } = textAt(bytes, at, 2);
    const value = amfValue(context, end, depth + 1);
    properties.push({ name: text, start: at, value });
    at = value.end;
  }
  return { properties, end: Math.min(at + 3, bytes.length) };
}
