import type { EditPlan, Splice } from '../../edit-plan.ts';
import { planSplices } from '../../edit-plan.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import type { Discovery, LabelFormat } from '../format.ts';
import { tagLength } from '../id3/id3-tag.ts';
import { clearTag, newTag, readLabelFrames, writeTag } from '../id3/label-frames.ts';
import { leadingTags, tagsEnd } from '../id3/leading-tags.ts';
import { isMp3Frame } from './mpeg-frame.ts';

/** MPEG audio layer III, with or without an ID3v2 tag. ID3v1 and APE tags at the end are left alone. */
export const mp3Format: LabelFormat = {
  name: 'mp3',
  extensions: ['mp3', 'mpga'],
  sniff: sniffMp3,
  read: readMp3,
  plan: planMp3,
};

/** FLAC and others put an ID3 tag before their own beginning: what follows the tags decides. */
async function sniffMp3(head: Uint8Array, file: FileView): Promise<boolean> {
  if (tagLength(head) === undefined) return isMp3Frame(head, 0, file.size);
  const at = await tagsEnd(file);
  if (at >= file.size) return true;
  const next = await file.peek(at, 4096);
  // Some writers leave zeros between the tag and the sound.
  const start = next.findIndex((byte) => byte !== 0);
  return start === -1 || isMp3Frame(next, start, file.size - at);
}

async function* readMp3(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for (const [i, tag] of (await leadingTags(file)).entries()) {
    yield* readLabelFrames(tag, i === 0 && tag.version !== 2 ? 'mp3/txxx' : 'mp3/other-text');
  }
}

/** The frame goes into the first tag; sound is not moved while its padding suffices, and nothing points into it anyway. */
async function planMp3(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const [first, ...others] = await leadingTags(file);
  if (first === undefined) return planSplices(file.size, [{ from: 0, length: 0, bytes: newTag(json) }]);
  const splices: Splice[] = [{ from: first.offset, length: first.length, bytes: writeTag(first, json) }];
  for (const tag of others) {
    const bytes = clearTag(tag);
    if (bytes !== undefined) splices.push({ from: tag.offset, length: tag.length, bytes });
  }
  return planSplices(file.size, splices);
}
