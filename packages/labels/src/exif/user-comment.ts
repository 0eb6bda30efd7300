import { bytesToBinaryText } from '../bytes/binary-text.ts';
import type { ByteOrder } from '../bytes/byte-order.ts';
import { hasAscii } from '../bytes/sequences.ts';
import type { FileView } from '../file-view.ts';
import { type Directory, findEntry, LONG_TYPE, readDirectory, readValue } from '../ifd/directory.ts';
import { readTiffHeader, type TiffLayout } from '../ifd/tiff-header.ts';

const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
const CODE_LENGTH = 8;

/** The EXIF user comment: a text behind an eight-byte name of its character code. */
export interface UserComment {
  readonly text: string;
  /** Where the text (behind the code) stands in the TIFF structure. */
  readonly offset: number;
  readonly length: number;
}

/** The user comment of a TIFF structure; undefined where it has none. Throws a `ReadProblem`. */
export async function readUserComment(file: FileView): Promise<UserComment | undefined> {
  const layout = await readTiffHeader(file);
  return userCommentOf(file, layout, await readDirectory(file, layout, layout.first));
}

/** The user comment below the first directory, which a TIFF file has read already. */
export async function userCommentOf(
  file: FileView,
  layout: TiffLayout,
  first: Directory,
): Promise<UserComment | undefined> {
  const pointer = findEntry(first, EXIF_DIRECTORY);
  if (pointer === undefined) return undefined;
  const value = await readValue(file, pointer);
  const exif = await readDirectory(file, layout, offsetIn(value, pointer.type, layout));
  const entry = findEntry(exif, USER_COMMENT);
  if (entry?.length === undefined || entry.length <= CODE_LENGTH) return undefined;
  const bytes = await readValue(file, entry);
  return {
    text: decodeComment(bytes, layout.order),
    offset: entry.valueAt + CODE_LENGTH,
    length: bytes.length - CODE_LENGTH,
  };
}

function offsetIn(value: Uint8Array, type: number, { order, big }: TiffLayout): number {
  return big && type !== LONG_TYPE && value.length >= 8 ? order.u64(value, 0) : order.u32(value, 0);
}

/** Labels are ASCII, so every code but UTF-16 is read byte for byte; a label in another text would not be one. */
function decodeComment(bytes: Uint8Array, order: ByteOrder): string {
  const text = bytes.subarray(CODE_LENGTH);
  return hasAscii(bytes, 'UNICODE\0') ? decodeUtf16(text, order) : bytesToBinaryText(text);
}

/** In the byte order of the structure, unless the first character says that the writer took the other one. */
function decodeUtf16(bytes: Uint8Array, order: ByteOrder): string {
  const swapped = bytes.length > 1 && order.u16(bytes, 0) >= 0x2000 && (order.u16(bytes, 0) & 0xff) === 0;
  let out = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = order.u16(bytes, i);
    out += String.fromCharCode(swapped ? ((unit & 0xff) << 8) | (unit >> 8) : unit);
  }
  return out;
}
