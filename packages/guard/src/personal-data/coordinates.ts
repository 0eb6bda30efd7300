import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol } from '../tape/symbol-kind.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, textBefore } from './context.ts';
import { DIGITS } from './digits.ts';
import { readWhile, unitsOf } from './symbol-set.ts';

const CLASS = 'personal_data.coordinates';
const UNITS: ReadonlySet<number> = unitsOf(`${DIGITS}.,-+ °nesw`);
const LONGEST = 40;
const NAMES = [
  ...['坐标', '经纬度', '经度', '纬度', '定位', '位置', 'gps', 'coordinates', 'location', 'latitude', 'longitude'],
  ...['lat', 'lng', 'lon', 'geo'],
];
/** Two angles of at least four decimals: a place within some eleven metres. */
const PAIR = /^([-+]?\d{1,3}\.\d{4,12})°?\s?[nesw]?\s?,?\s?([-+]?\d{1,3}\.\d{4,12})°?/;

/** A pair of latitude and longitude, in either order, where the text says that it is one. */
export const coordinates: Pattern = {
  name: 'coordinates',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: `${DIGITS}-`,
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: LONGEST + 1,
  overlapping: false,
  match(cursor, at) {
    const before = cursor.at(at - 1);
    if (isWordSymbol(before) || before === 0x2e || before === 0x2d) return NO_HITS;
    if (!hasNameBefore(textBefore(cursor, at), NAMES)) return NO_HITS;
    const match = PAIR.exec(readWhile(cursor, at, UNITS, LONGEST).text);
    const [a, b] = [Number(match?.[1]), Number(match?.[2])];
    if (match === null || !isPlace(a, b)) return NO_HITS;
    return [{ class: CLASS, detector: 'coordinates', from: at, to: at + match[0].length, score: 0.85 }];
  },
};

function isPlace(a: number, b: number): boolean {
  const [smaller, greater] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
  return smaller <= 90 && greater <= 180 && smaller > 0;
}
