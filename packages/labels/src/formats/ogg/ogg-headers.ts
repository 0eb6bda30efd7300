import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { CONTINUED, FIRST, type OggPage, oggPages } from './ogg-pages.ts';

/** What stands before the comments in the second packet, by codec, and how many header packets there are. */
export interface OggCodec {
  readonly name: 'vorbis' | 'opus';
  readonly first: string;
  readonly prefix: string;
  readonly packets: number;
}

const CODECS: readonly OggCodec[] = [
  { name: 'vorbis', first: '\x01vorbis', prefix: '\x03vorbis', packets: 3 },
  { name: 'opus', first: 'OpusHead', prefix: 'OpusTags', packets: 2 },
];

/** One logical stream of sound: the pages that hold its headers behind the first page, and the packets on them. */
export interface OggStream {
  readonly codec: OggCodec;
  readonly serial: number;
  readonly pages: readonly OggPage[];
  /** The packets of these pages, the second of the stream first; more than the headers where the codec's rule is broken. */
  readonly packets: readonly Uint8Array[];
  /** Whether the last packet ends on the last page, and nothing begins behind it. */
  readonly closed: boolean;
}

class HeaderCollector {
  readonly codec: OggCodec;
  readonly serial: number;
  readonly pages: OggPage[] = [];
  readonly #packets: Uint8Array[] = [];
  #parts: Uint8Array[] = [];

  constructor(codec: OggCodec, serial: number) {
    this.codec = codec;
    this.serial = serial;
  }

  get complete(): boolean {
    return this.#packets.length >= this.codec.packets - 1;
  }

  async take(page: OggPage, file: FileView): Promise<void> {
    const continued = (page.flags & CONTINUED) !== 0;
    if (continued !== this.#parts.length > 0) throw labelError('structure_broken', 'an Ogg packet is not continued');
    this.pages.push(page);
    let at = page.offset + page.header.length;
    for (const value of page.lacing) {
      this.#parts.push(await file.read(at, value));
      at += value;
      if (value < 255) this.#finishPacket();
    }
    const held = this.#parts.reduce((sum, part) => sum + part.length, 0);
    if (held > file.limits.maxXmpBytes) throw labelError('limit_reached', 'an Ogg header of more than is read');
  }

  stream(): OggStream {
    return {
      codec: this.codec,
      serial: this.serial,
      pages: this.pages,
      packets: this.#packets,
      closed: this.#parts.length === 0,
    };
  }

  #finishPacket(): void {
    this.#packets.push(concatBytes(...this.#parts));
    this.#parts = [];
  }
}

/**
 * The headers of every Vorbis and Opus stream that begins with the file. Streams of pictures may be among them. The
 * links of a chain, streams that begin later, are not looked at.
 */
export async function oggStreams(file: FileView): Promise<readonly OggStream[]> {
  const collectors = new Map<number, HeaderCollector>();
  let begun = false;
  for await (const page of oggPages(file, 0)) {
    const first = (page.flags & FIRST) !== 0;
    if (first && begun) break;
    if (!first) begun = true;
    if (first) await begin(page, file, collectors);
    else if (collectors.get(page.serial)?.complete === false) await collectors.get(page.serial)?.take(page, file);
    if (begun && [...collectors.values()].every(({ complete }) => complete)) break;
  }
  if ([...collectors.values()].some(({ complete }) => !complete))
    throw labelError('file_truncated', 'an Ogg stream without its headers');
  return [...collectors.values()].map((collector) => collector.stream());
}

async function begin(page: OggPage, file: FileView, collectors: Map<number, HeaderCollector>): Promise<void> {
  const head = await file.peek(page.offset + page.header.length, 8);
  const codec = CODECS.find(({ first }) => hasAscii(head, first));
  if (codec === undefined) return;
  if (collectors.has(page.serial)) throw labelError('structure_broken', 'two Ogg streams of one number');
  collectors.set(page.serial, new HeaderCollector(codec, page.serial));
}

/** The comment list of a stream, without what stands before it. Throws `structure_broken` where the packet is another one. */
export function commentBytes({ packets, codec }: OggStream): Uint8Array {
  const packet = packets[0] ?? new Uint8Array();
  if (!hasAscii(packet, codec.prefix)) throw labelError('structure_broken', 'the second packet is no comment header');
  return packet.subarray(codec.prefix.length);
}
