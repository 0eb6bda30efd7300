/** One thing that can be measured with `npm run bench -- NAME`. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly options: string;
  /** Measures and returns the report as Markdown. */
  run(args: readonly string[]): Promise<string>;
}
