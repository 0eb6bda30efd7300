import { hasAscii } from '../../bytes/sequences.ts';
import type { FileView } from '../../file-view.ts';
import type { Discovery, LabelFormat } from '../format.ts';
import { planMatroska } from './matroska-plan.ts';
import { openSegment, readTop, TAGS, topElements } from './segment.ts';
import { readTags } from './tags.ts';

/** Matroska and WebM. */
export const matroskaFormat: LabelFormat = {
  name: 'matroska',
  extensions: ['mkv', 'webm', 'mka', 'mks', 'mk3d', 'weba'],
  sniff: (head) => hasAscii(head, '\x1a\x45\xdf\xa3'),
  read: readMatroska,
  plan: planMatroska,
};

async function* readMatroska(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for await (const element of topElements(file, await openSegment(file))) {
    if (element.id === TAGS) yield* readTags({ bytes: await readTop(file, element), file });
  }
}
