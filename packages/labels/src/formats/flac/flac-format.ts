import { hasAscii } from '../../bytes/sequences.ts';
import type { FileView } from '../../file-view.ts';
import type { Discovery, LabelFormat } from '../format.ts';
import { tagLength } from '../id3/id3-tag.ts';
import { readLabelFrames } from '../id3/label-frames.ts';
import { leadingTags, tagsEnd } from '../id3/leading-tags.ts';
import { parseComments, readComments } from '../vorbis-comment/comments.ts';
import { COMMENTS, flacBlocks } from './flac-blocks.ts';
import { planFlac } from './flac-plan.ts';

/** FLAC in its own container, also behind an ID3 tag that some tools put before it. */
export const flacFormat: LabelFormat = {
  name: 'flac',
  extensions: ['flac'],
  sniff: sniffFlac,
  read: readFlac,
  plan: planFlac,
};

async function sniffFlac(head: Uint8Array, file: FileView): Promise<boolean> {
  if (hasAscii(head, 'fLaC')) return true;
  return tagLength(head) !== undefined && hasAscii(await file.peek(await tagsEnd(file), 4), 'fLaC');
}

async function* readFlac(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for (const tag of await leadingTags(file)) yield* readLabelFrames(tag, 'flac/id3');
  for await (const block of flacBlocks(file, await tagsEnd(file))) {
    if (block.type !== COMMENTS) continue;
    const data = await file.readBlock(block.dataOffset, block.dataLength);
    yield* readComments(
      parseComments(data, () => file.step()),
      'flac/comment',
    );
  }
}
