import { describe, expect, it } from 'vitest';
import { CommitQueue, type Encoded } from '../../src/node/commit-queue.ts';

interface Disk {
  readonly groups: string[][];
  /** Lets the commit that runs come to its end. */
  finish(error?: Error): Promise<void>;
}

function queueOn(limits: { queuedBytes?: number; groupBytes?: number } = {}): [CommitQueue<string, string>, Disk] {
  const groups: string[][] = [];
  let settle: ((error?: Error) => void) | undefined;
  const queue = new CommitQueue<string, string>({
    queuedBytes: 100,
    groupBytes: 100,
    ...limits,
    encode: (item, continues) => {
      if (item === 'bad') throw new TypeError('bad item');
      return { bytes: Buffer.from(item), receipt: `${item}${continues ? '+' : ''}` };
    },
    commit: (group: readonly Encoded<string>[]) => {
      groups.push(group.map(({ receipt }) => receipt));
      return new Promise((resolve, reject) => {
        settle = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
  });
  const finish = async (error?: Error): Promise<void> => {
    settle?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return [queue, { groups, finish }];
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a commit queue', () => {
  it('takes what is pushed in one turn into one group', async () => {
    const [queue, disk] = queueOn();
    const pushed = Promise.all(['a', 'b', 'c'].map((item) => queue.push(item)));
    await turn();
    expect(disk.groups).toEqual([['a', 'b+', 'c+']]);
    await disk.finish();
    expect(await pushed).toEqual(['a', 'b+', 'c+']);
  });

  it('gathers what arrives during a commit into the next one', async () => {
    const [queue, disk] = queueOn();
    void queue.push('a');
    await turn();
    void queue.push('b');
    await turn();
    void queue.push('c');
    await disk.finish();
    expect(disk.groups).toEqual([['a'], ['b', 'c+']]);
    await disk.finish();
  });

  it('closes a group that is large enough', async () => {
    const [queue, disk] = queueOn({ groupBytes: 4 });
    const pushed = Promise.all(['aaa', 'bbb', 'ccc'].map((item) => queue.push(item)));
    for (let n = 0; n < 3; n++) await disk.finish();
    expect(disk.groups).toEqual([['aaa', 'bbb+'], ['ccc']]);
    await pushed;
  });

  it('lets items wait, in order, while it holds enough', async () => {
    const [queue, disk] = queueOn({ queuedBytes: 4 });
    const pushed = Promise.all(['aaa', 'bbb', 'ccc', 'ddd'].map((item) => queue.push(item)));
    expect(queue.load()).toEqual({ queuedEntries: 2, queuedBytes: 6, waitingEntries: 2 });
    for (let n = 0; n < 4; n++) await disk.finish();
    expect(disk.groups).toEqual([
      ['aaa', 'bbb+'],
      ['ccc', 'ddd+'],
    ]);
    expect(await pushed).toEqual(['aaa', 'bbb+', 'ccc', 'ddd+']);
    expect(queue.load()).toEqual({ queuedEntries: 0, queuedBytes: 0, waitingEntries: 0 });
  });

  it('rejects an item that has no encoding, and only that', async () => {
    const [queue, disk] = queueOn();
    const pushed = Promise.allSettled(['a', 'bad', 'b'].map((item) => queue.push(item)));
    await turn();
    await disk.finish();
    expect((await pushed).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(disk.groups).toEqual([['a', 'b+']]);
  });

  it('rejects all that it holds, all that waits and all that comes, when a commit fails', async () => {
    const [queue, disk] = queueOn({ queuedBytes: 4, groupBytes: 3 });
    const pushed = Promise.allSettled(['aaa', 'bbb', 'ccc', 'ddd'].map((item) => queue.push(item)));
    await turn();
    await disk.finish(new RangeError('disk'));
    const outcomes = await pushed;
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message)).toEqual(
      Array.from({ length: 4 }, () => 'disk'),
    );
    await expect(queue.push('e')).rejects.toThrow('disk');
    expect(disk.groups).toEqual([['aaa']]);
    expect(queue.load()).toEqual({ queuedEntries: 0, queuedBytes: 0, waitingEntries: 0 });
    await queue.idle();
  });

  it('is idle when everything has come to an end', async () => {
    const [queue, disk] = queueOn();
    await queue.idle();
    void queue.push('a');
    let idle = false;
    const waited = queue.idle().then(() => (idle = true));
    await turn();
    expect(idle).toBe(false);
    await disk.finish();
    await waited;
    expect(idle).toBe(true);
  });
});
