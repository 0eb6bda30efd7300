/** A chat request in the words of one person. */
export function chat(content: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { model: 'anlan-tour', messages: [{ role: 'user', content }], ...more };
}
