import { utf8ToBytes } from '@anlan/core';
import { hasAscii } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { clearPacket, newPacket, writePacket } from '../../xmp/write-packet.ts';
import { firstBlockAt, type GifBlock, gifBlocks, XMP_APPLICATION } from './blocks.ts';
import { buildXmpExtension, readXmpExtension } from './xmp-extension.ts';

/**
 * The XMP application extension before the first picture, behind the extension that says how often an animation repeats:
 * players look for that one first. A GIF87a becomes a GIF89a, which differs in nothing but that extensions are allowed.
 */
export async function planGif(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const json = serialiseLabel(label, 'bare');
  const blocks: GifBlock[] = [];
  for await (const block of gifBlocks(file)) if (block.kind !== 'picture') blocks.push(block);
  const packets = blocks.filter((block) => block.kind === 'application' && block.name === XMP_APPLICATION);
  const splices: Splice[] = [...(await versionSplice(file))];
  for (const [i, block] of packets.entries()) {
    const packet = await readXmpExtension(block, file);
    const edited = i === 0 ? writePacket(packet, json, file.limits) : clearPacket(packet, file.limits);
    if (edited !== undefined)
      splices.push({ from: block.offset, length: block.end - block.offset, bytes: buildXmpExtension(edited) });
  }
  if (packets.length === 0) {
    const from = leadingEnd(blocks, await firstBlockAt(file));
    splices.push({ from, length: 0, bytes: buildXmpExtension(newPacket(json)) });
  }
  return planSplices(file.size, splices);
}

async function versionSplice(file: FileView): Promise<readonly Splice[]> {
  const isOld = hasAscii(await file.read(0, 6), 'GIF87a');
  return isOld ? [{ from: 3, length: 3, bytes: utf8ToBytes('89a') }] : [];
}

/** Behind the application extensions and comments that stand before the first picture. */
function leadingEnd(blocks: readonly GifBlock[], from: number): number {
  return blocks.reduce((end, block) => (block.offset === end && block.kind !== 'trailer' ? block.end : end), from);
}
