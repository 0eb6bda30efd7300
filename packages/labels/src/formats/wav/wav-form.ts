import { littleEndian } from '../../bytes/byte-order.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { LIST_HEADER, NO_SIZE, type RiffChunk, riffChunks } from '../riff/riff-chunks.ts';

/** A WAVE file: `RIFF`, or `RF64` or `BW64` with 64-bit sizes in a chunk `ds64` (EBU Tech 3306, ITU-R BS.2088). */
export interface WavForm {
  /** Where the form ends by its own size; what follows is none of ours. */
  readonly end: number;
  /** Where the 64-bit size of the form stands. */
  readonly largeSizeAt: number | undefined;
  /** The size of the form is not given: a stream that was written without going back. */
  readonly open: boolean;
  readonly sizes: Readonly<Record<string, number>>;
}

const LARGE_FORMS = ['RF64', 'BW64'];

export function isWav(head: Uint8Array): boolean {
  return ['RIFF', ...LARGE_FORMS].some((id) => hasAscii(head, id)) && hasAscii(head, 'WAVE', 8);
}

export async function openWav(file: FileView): Promise<WavForm> {
  const head = await file.read(0, LIST_HEADER);
  if (LARGE_FORMS.some((id) => hasAscii(head, id))) return openLarge(file);
  const size = littleEndian.u32(head, 4);
  const open = size === NO_SIZE || size === 0;
  const end = open ? file.size : 8 + size;
  if (end > file.size) throw labelError('file_truncated', 'the RIFF form reaches beyond the end');
  return { end, largeSizeAt: undefined, open, sizes: {} };
}

async function openLarge(file: FileView): Promise<WavForm> {
  const head = await file.read(LIST_HEADER, 24);
  if (!hasAscii(head, 'ds64')) throw labelError('structure_broken', 'RF64 without sizes');
  const end = 8 + littleEndian.u64(head, 8);
  if (end > file.size) throw labelError('file_truncated', 'the RF64 form reaches beyond the end');
  return { end, largeSizeAt: LIST_HEADER + 8, open: false, sizes: { data: littleEndian.u64(head, 16) } };
}

export async function* wavChunks(file: FileView, { end, sizes }: WavForm): AsyncGenerator<RiffChunk, void, undefined> {
  yield* riffChunks(file, { from: LIST_HEADER, to: end, sizes });
}
