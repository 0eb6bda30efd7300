/** Runs acts one after the other, in the order of the calls; one that fails does not keep the next from running. */
export function createSerial(): <Value>(act: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const result = last.then(act);
    last = result.catch(() => undefined);
    return result;
  };
}
