import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '../../packages/guard/src/tape/fold-text.ts';
import type { Sample, SampleKind } from './sample.ts';

interface Row {
  readonly text: string;
  readonly lang: 'zh' | 'en';
  readonly task: string;
  readonly label: number;
  readonly category: string;
  readonly source: string;
}

/** The training rows of a folder of JSON lines files, doubles dropped, and the digest of the files. */
export function readSamples(folder: string): { readonly samples: readonly Sample[]; readonly digest: string } {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  const digest = createHash('sha256');
  const samples: Sample[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    const content = readFileSync(join(folder, name));
    digest.update(`${name}\n`).update(content);
    for (const line of content.toString('utf8').split('\n')) {
      if (line === '') continue;
      const sample = sampleOf(JSON.parse(line) as Row);
      const key = `${sample.kind}\n${foldText(sample.text)}`;
      if (!seen.has(key)) samples.push(sample);
      seen.add(key);
    }
  }
  return { samples, digest: digest.digest('hex') };
}

function sampleOf(row: Row): Sample {
  return {
    text: row.text,
    language: row.lang,
    kind: kindOf(row),
    source: row.source,
    category: row.category,
    isJailbreak: row.task === 'jailbreak',
  };
}

function kindOf(row: Row): SampleKind {
  switch (row.task) {
    case 'prompt_injection':
    case 'jailbreak':
      return 'attack';
    case 'harmful_content':
      return 'harmful';
    case 'toxicity':
      return row.label === 1 ? 'toxic' : 'ordinary';
    case 'pii':
      return 'personal';
    default:
      return row.category.startsWith('hard_negative') || row.source === 'composed' ? 'hard' : 'ordinary';
  }
}
