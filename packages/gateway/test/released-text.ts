import { type Finding, findingClassInfo, type Guard } from '@anlan/guard';

/**
 * What may leave of a text, from the verdict on the whole text alone: redactions applied, nothing from the first
 * finding on that stops. Written apart from the guard's own release, to hold it against the stream.
 */
export function releasable(guard: Guard, text: string): { readonly text: string; readonly stopped: boolean } {
  const { findings } = guard.screen('output', text);
  const stopping = findings.filter(({ action }) => action === 'block' || action === 'replace' || action === 'review');
  const cut = Math.min(text.length, ...stopping.map(({ start }) => start));
  let out = '';
  let at = 0;
  for (const finding of redactions(findings)) {
    if (finding.start >= cut) break;
    if (finding.start >= at) out += `${text.slice(at, finding.start)}[${findingClassInfo[finding.class].tag.zh}]`;
    at = Math.max(at, finding.end);
  }
  return { text: out + text.slice(at, Math.max(at, cut)), stopped: stopping.length > 0 };
}

function redactions(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ action }) => action === 'redact')
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.class < b.class ? -1 : 1));
}
