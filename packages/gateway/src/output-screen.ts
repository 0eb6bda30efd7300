import { cutsText, type Guard, type StreamScreen, type StreamStep } from '@anlan/guard';
import type { CallVerdict } from './call.ts';
import { cleanVerdict, mergeVerdicts, placed } from './verdicts.ts';

/**
 * The guard on one streamed answer: text goes in by channel, and what may leave comes out. Once a text was cut, nothing
 * more of any channel leaves.
 */
export class OutputScreen {
  readonly #guard: Guard;
  readonly #stream: StreamScreen;
  #verdict: CallVerdict = cleanVerdict;
  #stopped = false;

  constructor(guard: Guard) {
    this.#guard = guard;
    this.#stream = guard.stream('output');
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** What was found so far, in all channels. */
  get verdict(): CallVerdict {
    return this.#verdict;
  }

  push(channel: string, piece: string): string {
    return this.#stopped ? '' : this.#note(this.#stream.push(channel, piece));
  }

  /** The channel is complete: gives what was held back only because it was undecided. */
  end(channel: string): string {
    return this.#stopped ? '' : this.#note(this.#stream.end(channel));
  }

  /** Screens a text that comes in one piece, such as the name of a function. */
  whole(channel: string, text: string): string {
    if (this.#stopped) return '';
    const verdict = this.#guard.screen('output', text);
    this.#verdict = mergeVerdicts([this.#verdict, placed(channel, verdict)]);
    this.#stopped = cutsText(verdict.effect);
    return verdict.text;
  }

  #note(step: StreamStep): string {
    if (step.decision !== 'allow' || step.reason !== undefined) {
      this.#verdict = mergeVerdicts([this.#verdict, placed(step.channel, step)]);
    }
    this.#stopped = step.state === 'stopped';
    return step.release;
  }
}
