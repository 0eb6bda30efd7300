/** Characters that OSCAL's Markdown (and its `{{ insert }}`) would read as markup. Our texts are plain. */
const SPECIAL = /[\\`*_[\]<>{}#~|]/g;

/** Plain text as Markdown that shows exactly that text. */
export function escapeMarkup(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

export function unescapeMarkup(markup: string): string {
  return markup.replace(/\\([\\`*_[\]<>{}#~|])/g, '$1');
}
