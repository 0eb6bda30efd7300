import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { balanced, createGuard } from '../../src/index.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/guard-train');
const isThere = existsSync(folder);
if (!isThere)
  console.log('quality of the classifier not measured: the training data are not at ../shared/data/guard-train');

interface Row {
  readonly text: string;
  readonly lang: 'zh' | 'en';
  readonly source: string;
}

/** Every so many rows of a file. The weights have seen them: floors against decay, and no estimate of anything. */
function sampleOf(file: string, step: number): readonly Row[] {
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  return lines.filter((_, i) => i % step === 0).map((line) => JSON.parse(line) as Row);
}

const guard = createGuard(balanced);

function shareFound(rows: readonly Row[], language: 'zh' | 'en'): number {
  const own = rows.filter(({ lang, source }) => lang === language && source !== 'BIPIA injected');
  const found = own.filter(({ text }) => guard.screen('input', text).findings.some((f) => isAttack(f.class)));
  return found.length / own.length;
}

function isAttack(of: string): boolean {
  return of === 'prompt_injection' || of === 'jailbreak' || of === 'system_prompt_extraction';
}

describe.runIf(isThere)('on a fixed sample of the training data the guard', () => {
  const attacks = isThere
    ? ['prompt_injection.jsonl', 'jailbreak.jsonl', 'composed_jailbreak.jsonl'].flatMap((file) => sampleOf(file, 20))
    : [];
  const harmless = isThere ? sampleOf('benign.jsonl', 20) : [];

  it.each([
    ['zh', 0.9],
    ['en', 0.8],
  ] as const)('finds most attacks: %s', (language, floor) => {
    expect(shareFound(attacks, language)).toBeGreaterThan(floor);
  });

  it.each([
    ['zh', 0.02],
    ['en', 0.02],
  ] as const)('passes harmless texts: %s', (language, ceiling) => {
    expect(shareFound(harmless, language)).toBeLessThan(ceiling);
  });
});
