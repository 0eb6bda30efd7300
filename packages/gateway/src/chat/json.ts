/** A plain JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name or id that a model service gives: passed on unscreened, so it is kept too short to carry an answer. */
export function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
