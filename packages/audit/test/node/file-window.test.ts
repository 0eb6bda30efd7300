import { describe, expect, it } from 'vitest';
import type { ReadableFile } from '../../src/node/directory.ts';
import { openWindow } from '../../src/node/file-window.ts';

const MIB = 1024 * 1024;

function fileOf(bytes: Uint8Array, size: number = bytes.length): ReadableFile & { reads: number } {
  const file = {
    size,
    reads: 0,
    read: async (position: number, length: number): Promise<Uint8Array> => {
      file.reads += 1;
      return bytes.slice(position, position + length);
    },
    close: async () => undefined,
  };
  return file;
}

describe('a window over a file', () => {
  const bytes = Uint8Array.from({ length: 3 * MIB }, (_, n) => n % 251);

  it('shows what is asked for, anywhere, and at least that much', async () => {
    const window = openWindow(fileOf(bytes));
    for (const [position, need] of [
      [0, 1],
      [MIB - 3, 10],
      [5, 2 * MIB],
      [3 * MIB - 1, 1],
    ] as const) {
      const view = await window.view(position, need);
      expect(view.length).toBeGreaterThanOrEqual(need);
      expect(Buffer.compare(view.subarray(0, need), bytes.subarray(position, position + need))).toBe(0);
    }
  });

  it('ends where it should, not where the file ends', async () => {
    const window = openWindow(fileOf(bytes), 100);
    expect((await window.view(90, 50)).length).toBe(10);
  });

  it('does not read again what it holds', async () => {
    const file = fileOf(bytes);
    const window = openWindow(file);
    for (let position = 0; position < 1000; position += 10) await window.view(position, 10);
    expect(file.reads).toBe(1);
  });

  it('keeps what it has shown', async () => {
    const window = openWindow(fileOf(bytes));
    const first = await window.view(0, 4);
    await window.view(2 * MIB, 4);
    expect([...first.subarray(0, 4)]).toEqual([0, 1, 2, 3]);
  });

  it('fails when the file has become shorter, instead of waiting for it', async () => {
    const window = openWindow(fileOf(bytes.subarray(0, 50), 100));
    await expect(window.view(0, 10)).rejects.toMatchObject({ code: 'journal_read_failed' });
  });
});
