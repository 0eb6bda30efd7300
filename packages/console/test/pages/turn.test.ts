import { describe, expect, it } from 'vitest';
import { conversation, isBlocked, newTurn, type TurnState } from '../../src/pages/playground/turn.ts';

const turn = (prompt: string, state: TurnState) => ({ ...newTurn(1, prompt), answer: `re ${prompt}`, state });
const done: TurnState = { kind: 'done', finish: 'stop' };
const blocked: TurnState = { kind: 'done', finish: 'content_filter' };

describe('the conversation that is sent along', () => {
  it('holds earlier turns and the new prompt', () => {
    expect(conversation([turn('a', done)], 'b')).toEqual([
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 're a' },
      { role: 'user', content: 'b' },
    ]);
  });

  it.each([
    ['blocked', blocked],
    ['stopped', { kind: 'stopped' } as const],
    ['failed', { kind: 'failed', error: undefined } as const],
    ['running', { kind: 'running' } as const],
  ])('leaves out a turn that was %s', (_, state) => {
    expect(conversation([turn('a', state)], 'b')).toEqual([{ role: 'user', content: 'b' }]);
  });
});

it('only a content filter blocks a turn', () => {
  expect([isBlocked(turn('a', blocked)), isBlocked(turn('a', done)), isBlocked(newTurn(1, 'a'))]).toEqual([
    true,
    false,
    false,
  ]);
});
