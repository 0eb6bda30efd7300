import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

export type GifBlock = {
  readonly offset: number;
  /** Behind the terminator. */
  readonly end: number;
} & (
  | { readonly kind: 'application'; readonly name: string }
  | { readonly kind: 'comment' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'trailer' }
);

export const XMP_APPLICATION = 'XMP DataXMP';
export const GIF_HEADER_LENGTH = 13;
/** Introducer, label, length and the eleven bytes of name and code. */
export const APPLICATION_HEADER_LENGTH = 14;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const APPLICATION = 0xff;
const COMMENT = 0xfe;
const WINDOW = 64 * 1024;

export function isGif(head: Uint8Array): boolean {
  return hasAscii(head, 'GIF89a') || hasAscii(head, 'GIF87a');
}

/** Where the first block begins: behind the header and the global colour table. */
export async function firstBlockAt(file: FileView): Promise<number> {
  const header = await file.read(0, GIF_HEADER_LENGTH);
  return GIF_HEADER_LENGTH + colourTableLength(header[10] ?? 0);
}

/** The blocks up to and with the trailer. Throws a `ReadProblem` where one is broken or the file ends before. */
export async function* gifBlocks(file: FileView): AsyncGenerator<GifBlock, void, undefined> {
  for (let offset = await firstBlockAt(file); ; ) {
    file.step();
    const [introducer, label] = await file.peek(offset, 2);
    if (introducer === TRAILER) {
      yield { kind: 'trailer', offset, end: offset + 1 };
      return;
    }
    const block =
      introducer === IMAGE ? await pictureAt(file, offset) : await extensionAt(file, offset, { introducer, label });
    yield block;
    offset = block.end;
  }
}

async function pictureAt(file: FileView, offset: number): Promise<GifBlock> {
  const flags = (await file.read(offset, 10))[9] ?? 0;
  // Behind the local colour table stands one byte, the initial code size.
  const data = offset + 10 + colourTableLength(flags) + 1;
  return { kind: 'picture', offset, end: await subBlocksEnd(file, data) };
}

async function extensionAt(
  file: FileView,
  offset: number,
  { introducer, label }: { readonly introducer: number | undefined; readonly label: number | undefined },
): Promise<GifBlock> {
  if (introducer === undefined || label === undefined) throw labelError('file_truncated', 'no trailer');
  if (introducer !== EXTENSION) throw labelError('structure_broken', 'no block where one is due');
  const end = await subBlocksEnd(file, offset + 2);
  if (label === COMMENT) return { kind: 'comment', offset, end };
  if (label !== APPLICATION) return { kind: 'picture', offset, end };
  const head = await file.peek(offset, APPLICATION_HEADER_LENGTH);
  return { kind: 'application', name: head[2] === 11 ? bytesToBinaryText(head.subarray(3)) : '', offset, end };
}

/** Behind the terminator of a chain of sub-blocks. Walks whole windows: a picture has thousands of sub-blocks. */
async function subBlocksEnd(file: FileView, from: number): Promise<number> {
  let offset = from;
  while (true) {
    const window = await file.peek(offset, WINDOW);
    if (window.length === 0) throw labelError('file_truncated', 'a chain of sub-blocks without end');
    let at = 0;
    while (at < window.length) {
      const length = window[at] ?? 0;
      at += 1 + length;
      if (length === 0) return offset + at;
    }
    offset += at;
  }
}

function colourTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
