/**
 * Letters of other scripts, and Latin letters of odd shape, that readers take for a Latin letter (a strict selection of
 * Unicode Technical Standard 39, lower case; a letter also stands here for its capital, as in the Cyrillic В). Folded
 * wherever they stand, in words and texts alike: a Russian word still matches itself, and the matcher of a Latin word
 * asks for at least one letter that is Latin as written.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'вβʙᏏ',
  c: 'сϲᴄ',
  d: 'ԁđᴅ',
  e: 'еεєᴇ',
  f: 'ғꜰ',
  g: 'ɡɢ',
  h: 'һнհħʜ',
  i: 'іιıɪɩ',
  j: 'јϳᴊ',
  k: 'кκᴋ',
  l: 'ӏłʟ',
  m: 'мᴍ',
  n: 'ηոɴ',
  o: 'оοσօøᴏ',
  p: 'рρᴘ',
  q: 'ԛ',
  r: 'ʀ',
  s: 'ѕꜱ',
  t: 'тτŧᴛ',
  u: 'υսᴜ',
  v: 'νѵᴠ',
  w: 'ԝωᴡ',
  x: 'хχ',
  y: 'уγүʏ',
  z: 'ʐᴢ',
};

/** By look-alike: the Latin letter. */
export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);
