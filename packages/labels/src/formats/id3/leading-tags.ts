import type { FileView } from '../../file-view.ts';
import { type Id3Tag, readTag, TAG_HEADER, tagLength } from './id3-tag.ts';

/** More tags than one at the beginning occur where a tool did not see the first; a chain of many is made to cost time. */
const MOST_TAGS = 16;

/** Where the ID3v2 tags at the beginning of a file end. */
export async function tagsEnd(file: FileView): Promise<number> {
  let at = 0;
  for (let count = 0; count < MOST_TAGS; count++) {
    const length = tagLength(await file.peek(at, TAG_HEADER));
    if (length === undefined) break;
    at += length;
  }
  return at;
}

export async function leadingTags(file: FileView): Promise<readonly Id3Tag[]> {
  const tags: Id3Tag[] = [];
  for (let at = 0; tags.length < MOST_TAGS; ) {
    const tag = await readTag(file, at);
    if (tag === undefined) break;
    tags.push(tag);
    at += tag.length;
  }
  return tags;
}
