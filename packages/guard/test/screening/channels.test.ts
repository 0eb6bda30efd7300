import { describe, expect, it } from 'vitest';
import { createGuard } from '../../src/index.ts';
import { policyOf } from '../policies.ts';

const guard = createGuard(policyOf({ words: ['违禁词'], limits: { maxChannels: 3 } }));

describe('the channels of a stream', () => {
  it('are independent texts', () => {
    const stream = guard.stream('output');
    expect(stream.push('choice 0', '前文违').release).toBe('前文');
    expect(stream.push('choice 1', '禁词后文').release).toBe('禁词后文');
    expect(stream.push('choice 0', '禁词')).toMatchObject({ release: '', state: 'stopped', effect: 'block' });
    expect(stream.push('choice 1', '继续')).toMatchObject({ release: '继续', state: 'open', effect: 'allow' });
  });

  it('release nothing more once stopped', () => {
    const stream = guard.stream('output');
    const stop = stream.push('a', '好的，违禁词在此');
    expect(stop).toMatchObject({
      channel: 'a',
      release: '好的，',
      state: 'stopped',
      decision: 'block',
      effect: 'block',
    });
    expect(stop.findings).toMatchObject([{ start: 3, end: 6 }]);
    expect(stream.push('a', '更多')).toMatchObject({ release: '', findings: [], state: 'stopped' });
    expect(stream.end('a')).toMatchObject({ release: '', findings: [], state: 'stopped' });
  });

  it('end one by one or together, and ending twice changes nothing', () => {
    const stream = guard.stream('output');
    stream.push('a', '违');
    stream.push('b', '违禁');
    expect(stream.end('a')).toMatchObject({ release: '违', state: 'open' });
    expect(stream.endAll().map(({ channel, release }) => [channel, release])).toEqual([
      ['a', ''],
      ['b', '违禁'],
    ]);
  });

  it('take nothing after their end', () => {
    const stream = guard.stream('output');
    stream.end('a');
    expect(() => stream.push('a', 'x')).toThrow(expect.objectContaining({ code: 'stream_ended' }));
  });

  it('are bounded in number: one too many is blocked', () => {
    const stream = guard.stream('output');
    for (const name of ['a', 'b', 'c']) stream.push(name, '好');
    expect(stream.push('d', '好')).toMatchObject({ release: '', state: 'stopped', reason: 'buffer_exceeded' });
    expect(stream.push('a', '好')).toMatchObject({ release: '好', state: 'open' });
  });

  it('may be called like members of Object', () => {
    const stream = guard.stream('output');
    expect(stream.push('__proto__', '好').release).toBe('好');
    expect(stream.end('constructor').state).toBe('open');
  });
});
