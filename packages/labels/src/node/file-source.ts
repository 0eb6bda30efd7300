import type { FileHandle } from 'node:fs/promises';
import { labelError } from '../errors.ts';
import { assertRange, type ByteSource } from '../source.ts';

/** An open file, read by position. The caller closes the handle. A file that shrinks meanwhile is `file_truncated`. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    async read(offset, length) {
      assertRange(size, offset, length);
      const bytes = new Uint8Array(length);
      await fill(handle, bytes, offset);
      return bytes;
    },
  };
}

async function fill(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
    if (bytesRead === 0) throw labelError('file_truncated', 'the file became shorter while it was read');
    done += bytesRead;
  }
}
