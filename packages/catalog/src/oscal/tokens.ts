/** OSCAL ids are NCName-like tokens: they start with a letter and hold no slash. `annex2/1` → `c-annex2.1`. */

export function controlToken(number: string): string {
  return `c-${number.replace('/', '.')}`;
}

export function groupToken(heading: string): string {
  return `g-${heading.replace('/', '.')}`;
}
