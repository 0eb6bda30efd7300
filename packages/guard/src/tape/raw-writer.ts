import type { WritableTape } from './tape.ts';
import type { TapeWriter } from './tape-writer.ts';

/** The text as it is. Secrets are read here: they are case-sensitive. */
export function createRawWriter(tape: WritableTape): TapeWriter {
  return {
    append(piece) {
      const from = tape.consumed;
      tape.reserve(piece.length);
      for (let i = 0; i < piece.length; i++) tape.write(piece.charCodeAt(i), from + i, from + i + 1, 0);
      tape.consumed = from + piece.length;
    },
    finish() {
      tape.ended = true;
    },
  };
}
