/** Waits that can be ended early, all at once and for good. */
export interface Pause {
  wait(ms: number): Promise<void>;
  end(): void;
}

export function createPause(): Pause {
  const waiting = new Set<() => void>();
  let ended = false;
  return {
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
      for (const done of [...waiting]) done();
    },
  };
}
