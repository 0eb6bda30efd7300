/** An escape sequence: how many units it takes and what it stands for. */
export interface Escape {
  readonly length: number;
  readonly codePoint: number;
}

/** Units with which an escape begins: `%`, `&`, `\`. */
export function beginsEscape(unit: number): boolean {
  return unit === 0x25 || unit === 0x26 || unit === 0x5c;
}

/**
 * Reads one escape at the beginning of some units: percent-encoded UTF-8 (RFC 3986), HTML character references, and the
 * backslash forms of JSON, JavaScript and Python. `more` while the units are the beginning of one.
 */
export function readEscape(units: string): Escape | 'more' | undefined {
  switch (units.charAt(0)) {
    case '%':
      return readPercent(units);
    case '&':
      return readReference(units);
    default:
      return readBackslash(units);
  }
}

/** One code point of UTF-8, each byte as `%XX`. */
function readPercent(units: string): Escape | 'more' | undefined {
  if (!/^(?:%[0-9a-f]{2})*(?:%[0-9a-f]?)?$/i.test(units)) return undefined;
  if (units.length < 3) return 'more';
  const first = byteAt(units, 0);
  const count = bytesAfter(first);
  if (count === undefined) return undefined;
  let codePoint = count === 1 ? first : first & (0x7f >> count);
  for (let i = 1; i < count; i++) {
    if (units.length < 3 * i + 3) return 'more';
    const byte = byteAt(units, i);
    if ((byte & 0xc0) !== 0x80) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return codePoint < (SMALLEST[count] ?? 0) ? undefined : escapeOf(3 * count, codePoint);
}

/** By number of bytes: the smallest code point that needs them. Longer forms are not UTF-8. */
const SMALLEST: readonly number[] = [0, 0, 0x80, 0x800, 0x10000];

/** How many bytes a character has that begins with this one. */
function bytesAfter(first: number): number | undefined {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return undefined;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function byteAt(units: string, index: number): number {
  return Number.parseInt(units.slice(3 * index + 1, 3 * index + 3), 16);
}

/** Named references that stand for signs which words and rules contain, or for space. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
  ['nbsp', 0x20],
  ['ensp', 0x20],
  ['emsp', 0x20],
  ['thinsp', 0x20],
  ['zwj', 0x200d],
  ['zwnj', 0x200c],
  ['shy', 0xad],
  ['period', 0x2e],
  ['comma', 0x2c],
  ['colon', 0x3a],
  ['commat', 0x40],
  ['num', 0x23],
  ['hyphen', 0x2d],
]);

function readReference(units: string): Escape | 'more' | undefined {
  const number = /^&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(units);
  if (number !== null)
    return escapeOf(units.length, Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10));
  const name = /^&([a-z]{2,6});$/.exec(units)?.[1];
  if (name !== undefined) {
    const codePoint = NAMED.get(name);
    return codePoint === undefined ? undefined : escapeOf(units.length, codePoint);
  }
  return /^&(?:#(?:x[0-9a-f]{0,6}|[0-9]{0,7})|[a-z]{0,6})$/i.test(units) ? 'more' : undefined;
}

const WHITE_SPACE = /^\\[nrt]$/;
const HEXADECIMAL = /^\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|u\{([\da-fA-F]{1,6})\}|U000([\da-fA-F]{5}))$/;
const PARTIAL = /^\\(?:u[\da-fA-F]{0,3}|x[\da-fA-F]?|u\{[\da-fA-F]{0,6}|U[\da-fA-F]{0,7})?$/;

function readBackslash(units: string): Escape | 'more' | undefined {
  if (WHITE_SPACE.test(units)) return { length: 2, codePoint: 0x20 };
  const match = HEXADECIMAL.exec(units);
  const digits = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  if (digits !== undefined) return escapeOf(units.length, Number.parseInt(digits, 16));
  return PARTIAL.test(units) ? 'more' : undefined;
}

/** Halves of surrogate pairs are let through: JSON writes astral characters as two of them. */
function escapeOf(length: number, codePoint: number): Escape | undefined {
  return codePoint > 0x10ffff ? undefined : { length, codePoint };
}
