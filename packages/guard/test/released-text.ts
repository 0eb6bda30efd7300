import type { Policy, Verdict } from '../src/index.ts';
import { findingClassInfo } from '../src/index.ts';

/**
 * What the stream law says may leave, computed from the findings of a whole text in the plainest way: mark every unit,
 * then read off. Shares no code with the releaser.
 */
export function releasedText(text: string, verdict: Verdict, policy: Policy): string {
  if (policy.dryRun) return text;
  const cutting = verdict.findings.filter(({ action }) => ['replace', 'review', 'block'].includes(action));
  const cut = Math.min(text.length, ...cutting.map(({ start }) => start));
  const hidden = verdict.findings.filter(({ action, start }) => action === 'redact' && start < cut);
  const region = Array.from({ length: text.length }, (_, i) => hidden.filter((f) => f.start <= i && i < f.end));
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const covering = region[i] ?? [];
    if (covering.length === 0) {
      if (i < cut) out += text[i];
      continue;
    }
    // A region begins where a span starts and no other span reaches over that place.
    const begins = covering.every(({ start }) => start === i);
    const [first] = [...covering].sort((a, b) => b.end - a.end || (a.class < b.class ? -1 : 1));
    if (policy.redaction === 'mask') out += '*';
    else if (begins && first) out += `[${findingClassInfo[first.class].tag[policy.language]}]`;
  }
  return out;
}
