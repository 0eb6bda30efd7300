import { auditError } from '../errors.ts';
import type { ReadableFile } from './directory.ts';

const CHUNK_BYTES = 1024 * 1024;

/** A view that slides over a file, so that a segment of any size is read in bounded memory. */
export interface FileWindow {
  /** Where reading ends. */
  readonly end: number;
  /** Bytes from the position on: at least `need`, or all up to the end. They stay valid when the window moves on. */
  view(position: number, need: number): Promise<Uint8Array>;
}

export function openWindow(file: ReadableFile, end: number = file.size): FileWindow {
  let start = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  return {
    end,
    async view(position, need) {
      const held = position >= start && position + need <= start + bytes.length;
      if (!held) {
        bytes = await readAll(file, position, Math.min(Math.max(need, CHUNK_BYTES), end - position));
        start = position;
      }
      return bytes.subarray(position - start);
    },
  };
}

/** A file that became shorter since it was opened would otherwise keep a reader waiting for bytes that never come. */
async function readAll(file: ReadableFile, position: number, length: number): Promise<Uint8Array> {
  const bytes = await file.read(position, length);
  if (bytes.length < length) throw auditError('journal_read_failed', 'a file became shorter while it was read');
  return bytes;
}
