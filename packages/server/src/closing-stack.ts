/** What has to be undone at the end, in reverse order of doing. */
export interface ClosingStack {
  add(undo: () => unknown): void;
  /** Undoes everything, once, however often it is called. One failure keeps nothing else; rejects with the first. */
  close(): Promise<void>;
}

export function createClosingStack(): ClosingStack {
  const undos: (() => unknown)[] = [];
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      try {
        await undo();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (undo) => void undos.push(undo),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
