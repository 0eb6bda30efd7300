import { useCallback, useEffect, useRef, useState } from 'react';
import { chat } from '../../api/playground.ts';
import { conversation, newTurn, type Turn, type TurnState } from './turn.ts';

export interface Turns {
  readonly turns: readonly Turn[];
  readonly running: boolean;
  send(prompt: string): void;
  stop(): void;
  clear(): void;
}

/** The conversation with one application. Leaving the page ends the running call. */
export function useTurns(application: string, model: string | undefined): Turns {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const change = useCallback((index: number, update: (turn: Turn) => Turn) => {
    setTurns((now) => now.map((turn) => (turn.index === index ? update(turn) : turn)));
  }, []);

  const send = (prompt: string): void => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    const { index } = newTurn(turns.length + 1, prompt);
    setTurns([...turns, newTurn(index, prompt)]);
    const end = (state: TurnState): void => {
      if (running.current === abort) running.current = undefined;
      change(index, (turn) => ({ ...turn, state }));
    };
    chat(
      { application, ...(model !== undefined && { model }), messages: conversation(turns, prompt) },
      {
        onRequestId: (requestId) => change(index, (turn) => ({ ...turn, requestId })),
        onText: (text) => change(index, (turn) => ({ ...turn, answer: turn.answer + text })),
      },
      abort.signal,
    ).then(
      (finish) => end({ kind: 'done', finish }),
      (error: unknown) => end(abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error }),
    );
  };

  const stop = (): void => running.current?.abort();
  const clear = (): void => {
    stop();
    running.current = undefined;
    setTurns([]);
  };
  return { turns, running: turns.at(-1)?.state.kind === 'running', send, stop, clear };
}
