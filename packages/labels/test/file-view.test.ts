import { describe, expect, it } from 'vitest';
import { FileView } from '../src/file-view.ts';
import { defaultLimits, type LabelLimits } from '../src/index.ts';
import { nodePorts } from '../src/node/index.ts';
import { type ByteSource, memorySource } from '../src/source.ts';

const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);

function counting(source: ByteSource): ByteSource & { readonly reads: number[] } {
  const reads: number[] = [];
  return {
    size: source.size,
    reads,
    read(offset, length) {
      reads.push(length);
      return source.read(offset, length);
    },
  };
}
function view(limits: Partial<LabelLimits> = {}, source: ByteSource = memorySource(bytes)): FileView {
  return new FileView(source, { ...defaultLimits, ...limits }, nodePorts);
}

describe('FileView', () => {
  it('gives the bytes that are asked for', async () => {
    const file = view();
    for (const [offset, length] of [
      [0, 10],
      [5, 2000],
      [99_999, 1],
      [0, 100_000],
      [100_000, 0],
    ] as const) {
      expect(await file.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
    }
  });

  it('reads small windows on jumps and larger ones when reading on', async () => {
    const source = counting(memorySource(bytes));
    const file = view({}, source);
    for (let at = 0; at < 40_000; at += 100) await file.read(at, 100);
    expect(source.reads.length).toBeLessThan(10);
    await file.read(90_000, 8);
    expect(source.reads.at(-1)).toBe(1024);
  });

  it('reads nothing twice that it has just read', async () => {
    const source = counting(memorySource(bytes));
    const file = view({}, source);
    await file.read(0, 100);
    await file.read(50_000, 100);
    await file.read(0, 100);
    expect(source.reads).toHaveLength(2);
    expect(file.bytesRead).toBe(2048);
  });

  it.each([
    [99_999, 2],
    [100_001, 0],
    [-1, 1],
    [0, -1],
    [0.5, 1],
    [Number.NaN, 1],
    [2 ** 60, 1],
  ])('says that the file ends before %d+%d', async (offset, length) => {
    await expect(view().read(offset, length)).rejects.toMatchObject({ code: 'file_truncated' });
  });

  it('peeks as far as the file goes', async () => {
    expect(await view().peek(99_990, 100)).toEqual(bytes.subarray(99_990));
    expect(await view().peek(2 ** 40, 100)).toHaveLength(0);
  });

  it('stops at every limit', async () => {
    await expect(view({ maxTotalRead: 1000 }).read(0, 1001)).rejects.toMatchObject({ code: 'limit_reached' });
    await expect(view({ maxXmpBytes: 10 }).readBlock(0, 11)).rejects.toMatchObject({ code: 'limit_reached' });
    const file = view({ maxChunks: 2 });
    file.step(2);
    expect(() => file.step()).toThrow(expect.objectContaining({ code: 'limit_reached' }));
  });

  it('takes a block no more often than a few times', async () => {
    const file = view();
    const take = async (): Promise<void> => {
      for (let i = 0; i < 10; i++) await file.readBlock(0, bytes.length);
    };
    await expect(take()).rejects.toMatchObject({ code: 'limit_reached' });
  });
});
