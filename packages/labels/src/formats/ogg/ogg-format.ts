import { hasAscii } from '../../bytes/sequences.ts';
import type { FileView } from '../../file-view.ts';
import { type Discovery, type LabelFormat, remark } from '../format.ts';
import { parseComments, readComments } from '../vorbis-comment/comments.ts';
import { commentBytes, oggStreams } from './ogg-headers.ts';
import { planOgg } from './ogg-plan.ts';

/** Ogg with Vorbis or Opus, alone or beside other streams. */
export const oggFormat: LabelFormat = {
  name: 'ogg',
  extensions: ['ogg', 'opus', 'oga', 'ogv', 'ogx'],
  sniff: (head) => hasAscii(head, 'OggS\0'),
  read: readOgg,
  plan: planOgg,
};

async function* readOgg(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const streams = await oggStreams(file);
  // Comments of other codecs are not read: what they hold is not known.
  if (streams.length === 0) yield remark('format_unknown', { detail: { reason: 'no Vorbis or Opus stream' } });
  for (const stream of streams) {
    yield* readComments(
      parseComments(commentBytes(stream), () => file.step()),
      'ogg/comment',
    );
  }
}
