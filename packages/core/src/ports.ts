/** Time as a parameter: nothing below the composition roots reads the machine's clock. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. May go backwards; callers that need order keep their own. */
  now(): number;
}

/** Randomness as a parameter, cryptographically strong in production and seeded in tests. */
export interface Random {
  /** Fills the whole array with random bytes and returns it. */
  fill(bytes: Uint8Array): Uint8Array;
}

export const systemClock: Clock = { now: () => Date.now() };

interface WebCryptoHost {
  readonly crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
}

/** Web Crypto is present in every supported runtime: Node 20 and newer, and browsers. */
export const systemRandom: Random = {
  fill: (bytes) => (globalThis as unknown as WebCryptoHost).crypto.getRandomValues(bytes),
};
