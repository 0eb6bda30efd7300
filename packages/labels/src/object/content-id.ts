import type { Brand, IdFactory } from '@anlan/core';
import { labelError } from '../errors.ts';
import { hasOnlyLabelCharacters } from './characters.ts';

/** Id of one generated content, fit for `ProduceID` and `PropagateID`. */
export type ContentId = Brand<string, 'ContentId'>;

/** A fresh content id: a UUIDv7, ordered by time and unique without asking anybody. */
export function newContentId(ids: IdFactory): ContentId {
  return ids.next<ContentId>();
}

/** A caller's own id. Throws `label_value_invalid` where it is empty or has characters that annex E j) does not allow. */
export function contentId(text: string): ContentId {
  if (text === '' || !hasOnlyLabelCharacters(text)) {
    throw labelError('label_value_invalid', 'a content id is printable ASCII without space and backslash', {
      key: 'ProduceID',
    });
  }
  return text as ContentId;
}
