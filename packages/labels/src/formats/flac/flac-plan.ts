import { utf8ToBytes } from '@anlan/core';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearTag } from '../id3/label-frames.ts';
import { leadingTags, tagsEnd } from '../id3/leading-tags.ts';
import { type Comments, parseComments, writeComments } from '../vorbis-comment/comments.ts';
import { BLOCK_HEADER, buildBlock, COMMENTS, type FlacBlock, flacBlocks, PADDING } from './flac-blocks.ts';

const noComments: Comments = { vendor: utf8ToBytes('Anlan'), entries: [], rest: new Uint8Array() };

/**
 * The comment block is written where it stands, or behind STREAMINFO where there is none. The first padding block gives
 * or takes the difference, so that the sound stays in place; without one the file changes its length, which nothing in
 * FLAC depends on: seek points count from the first frame.
 */
export async function planFlac(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const blocks: FlacBlock[] = [];
  for await (const block of flacBlocks(file, await tagsEnd(file))) blocks.push(block);
  const comments = blocks.filter(({ type }) => type === COMMENTS);
  // RFC 9639 allows one; of several it is not known which one counts.
  if (comments.length > 1)
    throw labelError('file_not_editable', 'several comment blocks', { reason: 'several_comment_blocks' });
  const written = await writeBlock(file, blocks, json);
  const padding = takePadding(blocks, written.bytes.length - written.length);
  return planSplices(file.size, [...(await clearTags(file)), written, ...padding]);
}

async function writeBlock(file: FileView, blocks: readonly FlacBlock[], json: string): Promise<Splice> {
  const block = blocks.find(({ type }) => type === COMMENTS);
  if (block !== undefined) {
    const comments = parseComments(await file.readBlock(block.dataOffset, block.dataLength), () => file.step());
    const bytes = buildBlock(COMMENTS, writeComments(comments, json), block.last);
    return { from: block.offset, length: BLOCK_HEADER + block.dataLength, bytes };
  }
  const [first] = blocks;
  if (first === undefined || first.type !== 0) throw labelError('structure_broken', 'no STREAMINFO');
  const header = await file.read(first.offset, BLOCK_HEADER + first.dataLength);
  const streamInfo = buildBlock(0, header.subarray(BLOCK_HEADER), false);
  const added = buildBlock(COMMENTS, writeComments(noComments, json), first.last);
  return { from: first.offset, length: header.length, bytes: new Uint8Array([...streamInfo, ...added]) };
}

function takePadding(blocks: readonly FlacBlock[], growth: number): readonly Splice[] {
  const block = blocks.find(({ type, dataLength }) => type === PADDING && dataLength >= growth);
  if (block === undefined || growth === 0) return [];
  const length = block.dataLength - growth;
  if (length > 0xffffff) return [];
  return [
    {
      from: block.offset,
      length: BLOCK_HEADER + block.dataLength,
      bytes: buildBlock(PADDING, new Uint8Array(length), block.last),
    },
  ];
}

async function clearTags(file: FileView): Promise<readonly Splice[]> {
  return (await leadingTags(file)).flatMap((tag) => {
    const bytes = clearTag(tag);
    return bytes === undefined ? [] : [{ from: tag.offset, length: tag.length, bytes }];
  });
}
