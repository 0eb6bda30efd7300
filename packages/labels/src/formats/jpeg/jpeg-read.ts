import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { readExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import { ExtendedXmp } from './extended-xmp.ts';
import { type JpegSegment, jpegSegments, kindOf, XMP_PREFIX } from './segments.ts';

/** Everything before the first scan. A JPEG that ends within its pictures has been read to the end of its metadata. */
export async function* readJpeg(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const extended = new ExtendedXmp();
  let signed = false;
  for await (const segment of jpegSegments(file)) {
    const kind = kindOf(segment);
    if (kind === 'xmp') yield* readXmp(segment, file);
    else if (kind === 'extended-xmp') await extended.take(segment, file);
    else if (kind === 'exif') yield* await readExifSegment(segment, file);
    else if (kind === 'vendor-label') yield await readVendorLabel(segment, file);
    else if (kind === 'c2pa' && !signed) {
      signed = true;
      yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    }
  }
  yield* extended.discoveries(file);
}

async function* readXmp(segment: JpegSegment, file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const data = await file.read(segment.dataOffset, segment.dataLength);
  const places = { label: 'jpeg/xmp', userComment: 'jpeg/xmp-user-comment' } as const;
  yield* readPacket(data.subarray(XMP_PREFIX.length), places, file.limits, segment.dataOffset + XMP_PREFIX.length);
}

async function readExifSegment(segment: JpegSegment, file: FileView): Promise<readonly Discovery[]> {
  const data = await file.read(segment.dataOffset, segment.dataLength);
  return readExif(data, 'jpeg/exif-user-comment', file, segment.dataOffset);
}

async function readVendorLabel(segment: JpegSegment, file: FileView): Promise<Discovery> {
  const data = await file.read(segment.dataOffset, segment.dataLength);
  const range = { offset: segment.dataOffset, length: segment.dataLength };
  return labelText('jpeg/app-segment', bytesToBinaryText(data), range);
}
