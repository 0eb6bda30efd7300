/** Hashes in a full tile, by c2sp.org/tlog-tiles. */
export const TILE_WIDTH = 256;
/** Levels of the tree in one tile. */
export const TILE_HEIGHT = 8;

const MAX_LEVEL = 63;
const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** A tile: `entries` are the leaves themselves, the numbered levels their hashes. */
export interface TileId {
  readonly level: number | 'entries';
  readonly index: number;
  /** 256 in a full tile, 1 to 255 in a partial one. */
  readonly width: number;
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/17`: the path of c2sp.org/tlog-tiles below the log's prefix. */
export function tilePath({ level, index, width }: TileId): string {
  const groups = digitGroups(index);
  const last = groups.pop();
  const number = [...groups.map((group) => `x${group}`), last].join('/');
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile that a path of anybody's names; undefined for every text that `tilePath` would not write. */
export function parseTilePath(path: string): TileId | undefined {
  const [, level, number, width] = PATH.exec(path) ?? [];
  if (level === undefined || number === undefined) return undefined;
  const id: TileId = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const known = id.level === 'entries' || id.level <= MAX_LEVEL;
  // The way back refuses a width of 256 in words and groups of zeros in front.
  return known && Number.isSafeInteger(id.index) && tilePath(id) === path ? id : undefined;
}

/** Width of a tile in a tree of this size; 0 where the tree has no such tile. */
export function tileWidthAt(level: number | 'entries', index: number, size: number): number {
  const nodes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  return Math.min(Math.max(nodes - index * TILE_WIDTH, 0), TILE_WIDTH);
}

function digitGroups(index: number): string[] {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.match(/[0-9]{3}/g) ?? [];
}
