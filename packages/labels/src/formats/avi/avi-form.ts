import { littleEndian } from '../../bytes/byte-order.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { LIST_HEADER, listType, NO_SIZE, type RiffChunk, riffChunks } from '../riff/riff-chunks.ts';

export function isAvi(head: Uint8Array): boolean {
  return hasAscii(head, 'RIFF') && hasAscii(head, 'AVI ', 8);
}

/** The first RIFF form: headers, metadata and the first gigabyte of pictures. Further forms, `AVIX`, hold only pictures. */
export interface AviForm {
  readonly end: number;
  /** The sizes were never filled in: a recording that was cut off. */
  readonly open: boolean;
  /** Further forms follow, into which the index of this one points. */
  readonly extended: boolean;
}

export async function openAvi(file: FileView): Promise<AviForm> {
  const size = littleEndian.u32(await file.read(4, 4), 0);
  const open = size === 0 || size === NO_SIZE;
  const end = open ? file.size : 8 + size;
  if (end > file.size) throw labelError('file_truncated', 'the RIFF form reaches beyond the end');
  return { end, open, extended: hasAscii(await file.peek(end, 4), 'RIFF') };
}

export async function* aviChunks(file: FileView, { end }: AviForm): AsyncGenerator<RiffChunk, void, undefined> {
  yield* riffChunks(file, { from: LIST_HEADER, to: end });
}

/** Whether a list is of this type. */
export async function isList(file: FileView, chunk: RiffChunk, type: string): Promise<boolean> {
  return chunk.id === 'LIST' && (await listType(file, chunk)) === type;
}
