import { isReadProblem } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { APPLICATION_HEADER_LENGTH, type GifBlock, gifBlocks, XMP_APPLICATION } from './blocks.ts';
import { readXmpExtension } from './xmp-extension.ts';

const C2PA_APPLICATION = 'C2PA_GIF';

/** Every block up to the trailer. */
export async function* readGif(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for await (const block of gifBlocks(file)) {
    if (block.kind === 'application') yield* await readApplication(block, block.name, file);
    if (block.kind === 'trailer' && block.end < file.size) {
      yield remark('bytes_after_end', { detail: { count: file.size - block.end } });
    }
  }
}

async function readApplication(block: GifBlock, name: string, file: FileView): Promise<readonly Discovery[]> {
  if (name.startsWith(C2PA_APPLICATION)) return [remark('content_signed', { detail: { scheme: 'c2pa' } })];
  if (name !== XMP_APPLICATION) return [];
  try {
    const packet = await readXmpExtension(block, file);
    const places = { label: 'gif/xmp', userComment: 'gif/xmp-user-comment' } as const;
    return readPacket(packet, places, file.limits, block.offset + APPLICATION_HEADER_LENGTH);
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark('xmp_malformed', { place: 'gif/xmp', detail: { reason: problem.message } })];
  }
}
