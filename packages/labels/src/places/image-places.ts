import { text } from '@anlan/core';
import type { Place } from './place.ts';

const GUIDE = 'TC260-PG-20259A';
const ANNEX = `${GUIDE} annex B`;

type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif';

export type ImagePlaceId =
  | `${ImageFormat}/xmp`
  | `${ImageFormat}/xmp-user-comment`
  | `${Exclude<ImageFormat, 'gif'>}/exif-user-comment`
  | 'jpeg/extended-xmp'
  | 'jpeg/app-segment'
  | 'png/text'
  | 'png/other-text'
  | 'png/other-xmp'
  | 'tiff/other-xmp'
  | 'heif/other-xmp';

const xmp: Place = {
  standing: 'normative',
  form: 'bare',
  dedicated: true,
  title: text('XMP 属性 TC260:AIGC', 'XMP property TC260:AIGC'),
  source: GUIDE,
};
const otherXmp: Place = {
  standing: 'unlisted',
  form: 'bare',
  dedicated: true,
  title: text('其他位置的 XMP 属性 TC260:AIGC', 'XMP property TC260:AIGC in another place'),
};
const xmpUserComment: Place = {
  standing: 'unlisted',
  dedicated: false,
  title: text('XMP 属性 exif:UserComment', 'XMP property exif:UserComment'),
};
const userComment: Place = {
  standing: 'unlisted',
  form: 'wrapped',
  dedicated: false,
  title: text('EXIF UserComment', 'EXIF UserComment'),
};
const listedUserComment: Place = { ...userComment, standing: 'alternative', source: ANNEX };

export const imagePlaces: Readonly<Record<ImagePlaceId, Place>> = {
  'jpeg/xmp': xmp,
  'jpeg/extended-xmp': otherXmp,
  'jpeg/xmp-user-comment': xmpUserComment,
  'jpeg/exif-user-comment': listedUserComment,
  'jpeg/app-segment': {
    standing: 'unlisted',
    dedicated: true,
    title: text('APPn 段 AIGC{…}（厂商做法）', 'APPn segment AIGC{…} (a vendor’s way)'),
  },
  'png/xmp': xmp,
  'png/other-xmp': otherXmp,
  'png/xmp-user-comment': xmpUserComment,
  'png/exif-user-comment': userComment,
  'png/text': {
    standing: 'alternative',
    form: 'wrapped',
    dedicated: true,
    title: text('PNG tEXt 关键字 AIGC', 'PNG tEXt with keyword AIGC'),
    source: ANNEX,
  },
  'png/other-text': {
    standing: 'unlisted',
    dedicated: true,
    title: text('PNG zTXt 或 iTXt 关键字 AIGC', 'PNG zTXt or iTXt with keyword AIGC'),
  },
  'webp/xmp': xmp,
  'webp/xmp-user-comment': xmpUserComment,
  'webp/exif-user-comment': listedUserComment,
  'gif/xmp': xmp,
  'gif/xmp-user-comment': xmpUserComment,
  'tiff/xmp': { ...xmp, source: `${GUIDE}; tag 700, type 7` },
  'tiff/other-xmp': otherXmp,
  'tiff/xmp-user-comment': xmpUserComment,
  'tiff/exif-user-comment': userComment,
  'heif/xmp': { ...xmp, source: `${GUIDE}; ISO/IEC 23008-12` },
  'heif/other-xmp': otherXmp,
  'heif/xmp-user-comment': xmpUserComment,
  'heif/exif-user-comment': userComment,
};
