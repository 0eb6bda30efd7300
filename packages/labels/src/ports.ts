/** What inflation is asked for: `zlib` with header and checksum (PNG, PDF), `raw` deflate (ZIP). */
export interface InflateRequest {
  readonly wrapper: 'zlib' | 'raw';
  /** Output beyond this ends inflation at once: no bomb is unpacked to see how large it is. */
  readonly maxOutput: number;
}

/** Bounded inflation. Throws `inflate_failed` for broken input and for output beyond `maxOutput`. */
export type Inflate = (bytes: Uint8Array, request: InflateRequest) => Promise<Uint8Array>;

/** What the library needs from its host; `@anlan/labels/node` supplies it for Node.js. */
export interface LabelPorts {
  readonly inflate: Inflate;
}
