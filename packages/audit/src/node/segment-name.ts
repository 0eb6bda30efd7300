const DIGITS = 20;
const NAME = /^([0-9]{20})\.seg$/;
/** The file that holds the head mark. */
export const HEAD_MARK = 'head.json';
/** A segment or head mark on its way: complete and synced before it gets its name. */
const UNFINISHED = '.tmp';

/** Name of the segment whose first entry has this number: names sort as the segments follow each other. */
export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(DIGITS, '0')}.seg`;
}

/** Number in a segment's name; undefined for all other files. */
export function segmentNumber(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function unfinishedName(name: string): string {
  return name + UNFINISHED;
}

/** Whether we gave the name: other people's temporary files are not ours to remove. */
export function isUnfinishedName(name: string): boolean {
  if (!name.endsWith(UNFINISHED)) return false;
  const final = name.slice(0, -UNFINISHED.length);
  return final === HEAD_MARK || segmentNumber(final) !== undefined;
}

/** Where the cut end of a segment is kept; `take` tells apart ends cut at one place. */
export function tornName(segment: string, offset: number, take: number): string {
  return `${segment.slice(0, DIGITS)}-${offset}-${take}.torn`;
}
