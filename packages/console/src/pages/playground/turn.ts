import type { ChatMessage } from '../../api/playground.ts';

/** One question and its answer. */
export interface Turn {
  readonly index: number;
  readonly prompt: string;
  readonly answer: string;
  readonly requestId: string | undefined;
  readonly state: TurnState;
}

export type TurnState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly finish: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

export function newTurn(index: number, prompt: string): Turn {
  return { index, prompt, answer: '', requestId: undefined, state: { kind: 'running' } };
}

/** Whether the gateway held the turn back. */
export function isBlocked({ state }: Turn): boolean {
  return state.kind === 'done' && state.finish === 'content_filter';
}

/**
 * What is sent with the next prompt. Turns that were blocked or did not complete are left out: sending a blocked
 * prompt along again would block every later turn too.
 */
export function conversation(turns: readonly Turn[], prompt: string): readonly ChatMessage[] {
  const told = turns.filter((turn) => turn.state.kind === 'done' && !isBlocked(turn));
  return [
    ...told.flatMap(({ prompt: asked, answer }): ChatMessage[] => [
      { role: 'user', content: asked },
      { role: 'assistant', content: answer },
    ]),
    { role: 'user', content: prompt },
  ];
}
