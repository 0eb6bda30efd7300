/** A value that is parsed on first use: the whole catalogue is large and most programs read a few clauses. */
export type Lazy<Value> = () => Value;

/** One pack, parsed when it is asked for. */
export interface PackSource<Value> {
  readonly id: string;
  readonly load: Lazy<Value>;
}

/**
 * Parses once and freezes deeply. The text comes from the build, where it was validated against the schema, so that
 * the type may be trusted.
 */
export function parseOnce<Value>(json: string): Lazy<Value> {
  let value: Value | undefined;
  return () => {
    value ??= freeze(JSON.parse(json)) as Value;
    return value;
  };
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}
