/** Waits that can be ended early, all at once. */
export interface Pause {
  wait(ms: number): Promise<void>;
  /** Ends the waits that go on now. */
  skip(): void;
  /** Ends them and all later ones. */
  end(): void;
}

export function createPause(): Pause {
  const waiting = new Set<() => void>();
  let ended = false;
  const skip = (): void => {
    for (const done of [...waiting]) done();
  };
  return {
    skip,
    wait: (ms) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ended ? 0 : ms);
        waiting.add(done);
      }),
    end() {
      ended = true;
      skip();
    },
  };
}
