import { createFoldedWriter } from './folded-writer.ts';
import { type Tape, WritableTape } from './tape.ts';
import type { TapeWriter } from './tape-writer.ts';

/** A whole text in a form that is read from the folded one, by the writer that writes it for streams. */
export function derivedText(value: string, writerOf: (source: Tape, tape: WritableTape) => TapeWriter): string {
  const folded = new WritableTape();
  const tape = new WritableTape();
  const outer = createFoldedWriter(folded);
  const inner = writerOf(folded, tape);
  outer.append(value);
  outer.finish();
  inner.finish();
  let out = '';
  for (let index = 0; index < tape.length; index++) out += String.fromCharCode(tape.unit(index));
  return out;
}
