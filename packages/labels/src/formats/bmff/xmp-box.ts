import type { Splice } from '../../edit-plan.ts';
import type { FileView } from '../../file-view.ts';
import { clearPacket } from '../../xmp/write-packet.ts';
import type { Box } from './boxes.ts';
import { packetRange } from './uuid-box.ts';

/**
 * Nothing, or the one edit that takes the label out of an XMP box: a packet without it, of the same length, so that
 * nothing moves.
 */
export async function clearXmpBox(file: FileView, box: Box): Promise<readonly Splice[]> {
  const { from, to } = packetRange(box);
  const cleared = clearPacket(await file.readBlock(from, to - from), file.limits);
  if (cleared === undefined) return [];
  const bytes = new Uint8Array(to - from).fill(0x20);
  bytes.set(cleared);
  return [{ from, length: bytes.length, bytes }];
}
