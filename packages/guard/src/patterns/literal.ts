import type { Reader } from './cursor.ts';

/** Whether these very units stand at an index. Asks for no more of them than it needs. */
export function readsLiteral(cursor: Reader, at: number, literal: string): boolean {
  for (let i = 0; i < literal.length; i++) {
    if (cursor.at(at + i) !== literal.charCodeAt(i)) return false;
  }
  return true;
}
