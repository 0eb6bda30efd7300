import { describe, expect, it } from 'vitest';
import { type FileWindow, openWindow } from '../../src/node/file-window.ts';
import { encodeFrame } from '../../src/node/frame.ts';
import { createFrameSearch } from '../../src/node/frame-search.ts';

function frame(seq: number): Uint8Array {
  return encodeFrame({ type: 'state', seq, continues: false, salt: new Uint8Array(0), payload: Buffer.from('state') });
}

function windowOver(...parts: readonly Uint8Array[]): FileWindow {
  const bytes = Buffer.concat(parts);
  const read = async (position: number, length: number): Promise<Uint8Array> =>
    bytes.subarray(position, position + length);
  return openWindow({ size: bytes.length, read, close: async () => undefined });
}

const rubbish = Buffer.from('rubbish');

describe('a search for frames', () => {
  it('finds them at any place, one after the other', async () => {
    const search = createFrameSearch(windowOver(rubbish, frame(7), rubbish, frame(8)), { firstSeq: 5 });
    const first = await search.next(0);
    expect(first).toMatchObject({ position: 7, size: 22, frame: { seq: 7 } });
    const second = await search.next(29);
    expect(second).toMatchObject({ position: 36, size: 22, frame: { seq: 8 } });
    expect(await search.next(58)).toBeUndefined();
  });

  it('finds those that lie beyond the first view of a large file', async () => {
    const search = createFrameSearch(windowOver(Buffer.alloc(3 * 1024 * 1024 - 5, 1), frame(7)), { firstSeq: 1 });
    expect(await search.next(0)).toMatchObject({ position: 3 * 1024 * 1024 - 5 });
  });

  it('passes over those with a number that cannot be there', async () => {
    const search = createFrameSearch(windowOver(frame(4), frame(99), frame(6)), { firstSeq: 5 });
    expect(await search.next(0)).toMatchObject({ frame: { seq: 6 } });
  });

  it('finds the last of many, although little of the file is left', async () => {
    const frames = Array.from({ length: 50 }, (_, n) => frame(5 + n));
    const search = createFrameSearch(windowOver(...frames), { firstSeq: 5 });
    expect(await search.next(49 * 22)).toMatchObject({ frame: { seq: 54 } });
  });

  it('passes over what only looks like one', async () => {
    const broken = frame(5);
    broken[20] = 0;
    const search = createFrameSearch(windowOver(broken, frame(6)), { firstSeq: 5 });
    expect(await search.next(0)).toMatchObject({ position: 22, frame: { seq: 6 } });
  });

  it('gives up where the bytes are made to keep it busy', async () => {
    const decoy = frame(7);
    decoy[20] = 0;
    const search = createFrameSearch(windowOver(...Array.from({ length: 100 }, () => decoy)), {
      firstSeq: 5,
      maxSummedBytes: 1000,
    });
    expect(await search.next(0)).toBe('given_up');
  });
});
