import type { Published, Sequencer } from './sequencer.ts';

export interface RunOptions {
  readonly sequencer: Sequencer;
  /** Resolves after so many milliseconds, or early when the run is to stop. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly stopped: () => boolean;
  /** Told of each run that failed; `lease_lost` is usual in a process that stands by. */
  readonly onFailure: (cause: unknown) => void;
  readonly onPublished?: (published: Published) => void;
  /** Milliseconds between runs, 1000 by default. */
  readonly every?: number;
}

/** Integrates again and again until stopped, once more at the end; a run that fails is reported and tried again. */
export async function runSequencer(options: RunOptions): Promise<void> {
  const { sleep, stopped, every = 1000 } = options;
  while (!stopped()) {
    await integrateOnce(options);
    if (!stopped()) await sleep(every);
  }
  await integrateOnce(options);
}

async function integrateOnce({ sequencer, onFailure, onPublished }: RunOptions): Promise<void> {
  try {
    const published = await sequencer.integrate();
    onPublished?.(published);
  } catch (cause) {
    onFailure(cause);
  }
}
