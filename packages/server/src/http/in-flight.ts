/** Requests that are being answered. */
export interface InFlight {
  /** Passes the work through and counts it until it ends. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when nothing is in flight, or after `patience` ms: true where nothing was left. */
  idle(patience: number): Promise<boolean>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      const ended = work
        .catch(() => undefined)
        .finally(() => {
          running.delete(ended);
        });
      running.add(ended);
      return work;
    },
    async idle(patience) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([Promise.all(running), late]);
      clearTimeout(timer);
      return running.size === 0;
    },
  };
}
