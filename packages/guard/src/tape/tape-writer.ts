/** Writes one form of a text onto a tape, piece by piece. What it writes must not depend on how the text is cut. */
export interface TapeWriter {
  append(piece: string): void;
  /** The text is complete: writes what waited for a neighbour. */
  finish(): void;
}
