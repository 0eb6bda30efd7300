import { bytesToHex } from '@anlan/core';
import type { FileView } from '../../file-view.ts';
import { type Box, contentOf } from './boxes.ts';

const XMP = 'be7acfcb97a942e89c71999491e3afac';
const C2PA = 'd8fec3d61b0e483c92975828877ec481';
const ID_LENGTH = 16;

/** Which of the extension boxes of interest this is. */
export async function uuidKind(file: FileView, box: Box): Promise<'xmp' | 'c2pa' | undefined> {
  const { from, to } = contentOf(box);
  if (box.type !== 'uuid' || to - from < ID_LENGTH) return undefined;
  const id = bytesToHex(await file.read(from, ID_LENGTH));
  if (id === XMP) return 'xmp';
  return id === C2PA ? 'c2pa' : undefined;
}

/** Where the XMP packet of such a box stands, or of the box `XMP_` that QuickTime has in `udta`. */
export function packetRange(box: Box): { readonly from: number; readonly to: number } {
  return contentOf(box, box.type === 'uuid' ? ID_LENGTH : 0);
}
