import { isAnlanError } from '@anlan/core';
import { holdsLabel, type LabelErrorCode } from '../../src/index.ts';
import { otherLabel, read, write } from './labels.ts';
import { mutate, numbers } from './mutations.ts';

const allowed: readonly LabelErrorCode[] = [
  'file_truncated',
  'structure_broken',
  'limit_reached',
  'inflate_failed',
  'format_unknown',
  'format_read_only',
  'file_not_editable',
  'xmp_not_editable',
  'metadata_too_large',
];

export interface FuzzOutcome {
  readonly read: number;
  readonly written: number;
  readonly refused: number;
  /** What must not happen, with what is needed to make it happen again. */
  readonly failures: readonly string[];
}

export interface FuzzCase {
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Reads `count` changed files, and labels each fifth of them. A file that was written must bear its label and no other. */
export async function fuzz(corpus: readonly FuzzCase[], count: number, seed: number): Promise<FuzzOutcome> {
  const pick = numbers(seed);
  const failures: string[] = [];
  let written = 0;
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const { title, bytes } = corpus[i % corpus.length] ?? { title: 'none', bytes: new Uint8Array() };
    const changed = mutate(bytes, pick);
    try {
      await read(changed);
      if (i % 5 !== 0) continue;
      const outcome = await writeAndReadBack(changed);
      if (outcome === 'refused') refused += 1;
      else if (outcome === 'held') written += 1;
      else failures.push(`${title}, input ${i} of seed ${seed}: written, but not read back`);
    } catch (problem) {
      failures.push(`${title}, input ${i} of seed ${seed}: ${problem instanceof Error ? problem.stack : problem}`);
    }
  }
  return { read: count, written, refused, failures };
}

async function writeAndReadBack(bytes: Uint8Array): Promise<'held' | 'lost' | 'refused'> {
  try {
    return holdsLabel(await read(await write(bytes, otherLabel, { signed: 'break' })), otherLabel) ? 'held' : 'lost';
  } catch (problem) {
    if (isAnlanError(problem) && (allowed as readonly string[]).includes(problem.code)) return 'refused';
    throw problem;
  }
}
