/** The next round number at or above: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and their tens, so that the scale can be read. */
export function niceCeiling(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  // Calls are whole: a ceiling of 1.2 or 2.5 calls would be none.
  return Math.ceil(step * power);
}

/** Heights in percent; what is there at all stays visible. */
export function barHeights(
  hour: { readonly calls: number; readonly stopped: number },
  ceiling: number,
): { readonly stopped: number; readonly rest: number } {
  const percent = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / ceiling) * 100));
  return { stopped: percent(hour.stopped), rest: percent(hour.calls - hour.stopped) };
}
