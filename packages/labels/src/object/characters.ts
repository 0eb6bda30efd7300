/**
 * Annex E j): values consist (mainly, says the text) of 0x21, 0x23 to 0x5B, 0x5D to 0x7E and the escaped quote. So no
 * space, no backslash, no control character and nothing beyond ASCII. The quote is escaped by the JSON around it.
 */
const ALLOWED = /^[\x21-\x5b\x5d-\x7e]*$/;

export function hasOnlyLabelCharacters(value: string): boolean {
  return ALLOWED.test(value);
}
