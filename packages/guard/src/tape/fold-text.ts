import { createFoldedWriter } from './folded-writer.ts';
import { WritableTape } from './tape.ts';

/** One for all: a dictionary is folded word by word. */
const tape = new WritableTape();

/** A whole text folded, by the same writer that folds streams. Dictionary words go through here. */
export function foldText(value: string): string {
  tape.clear();
  const writer = createFoldedWriter(tape);
  writer.append(value);
  writer.finish();
  let out = '';
  for (let index = 0; index < tape.length; index++) out += String.fromCharCode(tape.unit(index));
  return out;
}
