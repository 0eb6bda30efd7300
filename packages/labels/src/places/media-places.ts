import { text } from '@anlan/core';
import type { Place } from './place.ts';

const VIDEO = 'TC260-PG-20257A';
const AUDIO = 'TC260-PG-202510A';

export type MediaPlaceId =
  | 'mp4/keys'
  | 'mp4/movie-keys'
  | 'mp4/prefixed-key'
  | 'mp4/item-list'
  | 'mp4/xmp'
  | 'mp4/xmp-user-comment'
  | 'wav/chunk'
  | 'wav/info'
  | 'wav/id3'
  | 'wav/xmp'
  | 'wav/xmp-user-comment'
  | 'mp3/txxx'
  | 'mp3/other-text'
  | 'flac/comment'
  | 'flac/id3'
  | 'ogg/comment'
  | 'avi/info'
  | 'avi/chunk'
  | 'avi/xmp'
  | 'avi/xmp-user-comment'
  | 'flv/metadata'
  | 'flv/other-script'
  | 'matroska/tag'
  | 'matroska/other-tag';

function normative(source: string, zh: string, en: string): Place {
  return { standing: 'normative', form: 'bare', dedicated: true, title: text(zh, en), source };
}

/** A place made for labels, or one that is named `AIGC`, which no guide that is known lists. */
function unlisted(zh: string, en: string): Place {
  return { standing: 'unlisted', dedicated: true, title: text(zh, en) };
}

const xmp: Place = unlisted('XMP 属性 TC260:AIGC', 'XMP property TC260:AIGC');
const id3: Place = unlisted('ID3v2 TXXX，描述为 AIGC', 'ID3v2 TXXX with description AIGC');
const xmpUserComment: Place = {
  ...unlisted('XMP 属性 exif:UserComment', 'XMP property exif:UserComment'),
  dedicated: false,
};

/** The places of sound and video. The fall-back to XMP is for formats that a guide does not name, so it is unlisted in these. */
export const mediaPlaces: Readonly<Record<MediaPlaceId, Place>> = {
  'mp4/keys': normative(`${VIDEO} 6.1.1; ${AUDIO}`, 'moov.udta.meta 的键 AIGC', 'key AIGC in moov.udta.meta'),
  'mp4/movie-keys': unlisted('moov.meta 的键 AIGC', 'key AIGC in moov.meta'),
  'mp4/prefixed-key': unlisted(
    '带前缀的键，如 com.apple.quicktime.AIGC',
    'a key with a prefix, e.g. com.apple.quicktime.AIGC',
  ),
  'mp4/item-list': { ...unlisted('iTunes 式条目列表中的值', 'value in an iTunes item list'), dedicated: false },
  'mp4/xmp': xmp,
  'mp4/xmp-user-comment': xmpUserComment,
  'wav/chunk': normative(AUDIO, 'RIFF 块 AIGC', 'RIFF chunk AIGC'),
  'wav/info': unlisted('LIST INFO 子块 AIGC', 'sub-chunk AIGC of LIST INFO'),
  'wav/id3': id3,
  'wav/xmp': xmp,
  'wav/xmp-user-comment': xmpUserComment,
  'mp3/txxx': normative(AUDIO, 'ID3v2 TXXX，描述为 AIGC', 'ID3v2 TXXX with description AIGC'),
  'mp3/other-text': unlisted('其他标签块中的 ID3v2 TXXX', 'ID3v2 TXX of version 2.2, or TXXX of a further tag'),
  'flac/comment': normative(AUDIO, 'VORBIS_COMMENT 块的 AIGC=', 'AIGC= in the VORBIS_COMMENT block'),
  'flac/id3': id3,
  'ogg/comment': normative(AUDIO, '注释头的 AIGC=', 'AIGC= in the comment header'),
  'avi/info': normative(`${VIDEO} annex D`, 'LIST INFO 子块 AIGC', 'sub-chunk AIGC of LIST INFO'),
  'avi/chunk': unlisted('RIFF 块 AIGC', 'RIFF chunk AIGC'),
  'avi/xmp': xmp,
  'avi/xmp-user-comment': xmpUserComment,
  'flv/metadata': normative(VIDEO, 'onMetaData 的属性 AIGC', 'property AIGC of onMetaData'),
  'flv/other-script': unlisted('其他脚本标签的属性 AIGC', 'property AIGC of another script tag'),
  'matroska/tag': normative(VIDEO, 'Tags 中的 SimpleTag AIGC', 'SimpleTag AIGC in Tags'),
  'matroska/other-tag': unlisted('仅针对部分内容的 SimpleTag AIGC', 'SimpleTag AIGC that is about a part of the file'),
};
