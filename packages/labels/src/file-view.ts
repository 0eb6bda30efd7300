import { labelError } from './errors.ts';
import type { LabelLimits } from './limits.ts';
import type { LabelPorts } from './ports.ts';
import type { ByteSource } from './source.ts';

/** A jump reads little; reading on where the last window ended doubles the window. */
const SMALLEST_WINDOW = 1024;
const LARGEST_WINDOW = 256 * 1024;
const WINDOWS_KEPT = 4;
/** How often the bytes of a file may be taken as metadata: writing looks at a block up to three times. */
const BLOCK_FACTOR = 4;

interface Window {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * One file as the formats see it: windowed reads with a small cache, counted against the limits. Whoever made the file
 * controls every offset and size that is passed here, so a range outside the file is `file_truncated`, not a defect.
 */
export class FileView implements ByteSource {
  readonly size: number;
  readonly limits: LabelLimits;
  readonly ports: LabelPorts;
  readonly #source: ByteSource;
  #windows: readonly Window[] = [];
  #nextWindow = SMALLEST_WINDOW;
  #bytesRead = 0;
  #steps = 0;
  #blockBytes = 0;

  constructor(source: ByteSource, limits: LabelLimits, ports: LabelPorts) {
    this.#source = source;
    this.size = source.size;
    this.limits = limits;
    this.ports = ports;
  }

  /** Bytes taken from the source so far. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** A view, not a copy: not to be written into. Throws `file_truncated` or `limit_reached`. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    this.#assertWithin(offset, length);
    const kept = this.#windows.find((window) => covers(window, offset, length));
    const window = kept ?? (await this.#fetch(offset, length));
    return window.bytes.subarray(offset - window.offset, offset - window.offset + length);
  }

  /** As many bytes as there are from `offset`, at most `length`: for looking at what may be the end of the file. */
  async peek(offset: number, length: number): Promise<Uint8Array> {
    return this.read(Math.min(offset, this.size), Math.max(0, Math.min(length, this.size - offset)));
  }

  /**
   * A whole metadata block. Throws `limit_reached` where it is larger than `maxXmpBytes`, and where all blocks together are
   * several times larger than the file: then thousands of directories or items share one block.
   */
  async readBlock(offset: number, length: number): Promise<Uint8Array> {
    this.#blockBytes += length;
    const tooLarge = length > this.limits.maxXmpBytes || this.#blockBytes > BLOCK_FACTOR * this.size + SMALLEST_WINDOW;
    if (tooLarge) throw labelError('limit_reached', `metadata block of ${length} bytes`);
    return this.read(offset, length);
  }

  /** Counts one chunk, segment, box or entry. Throws `limit_reached` after `maxChunks`. */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > this.limits.maxChunks)
      throw labelError('limit_reached', `more than ${this.limits.maxChunks} parts`);
  }

  #assertWithin(offset: number, length: number): void {
    const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
    if (!whole || offset + length > this.size) {
      throw labelError('file_truncated', `range ${offset}+${length} is beyond the ${this.size} bytes of the file`);
    }
  }

  async #fetch(offset: number, length: number): Promise<Window> {
    const last = this.#windows[0];
    const goesOn = last !== undefined && offset >= last.offset && offset <= last.offset + last.bytes.length;
    this.#nextWindow = goesOn ? Math.min(this.#nextWindow * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
    const wanted = Math.min(Math.max(length, this.#nextWindow), this.size - offset);
    this.#bytesRead += wanted;
    if (this.#bytesRead > this.limits.maxTotalRead) throw labelError('limit_reached', 'too many bytes to read');
    const window = { offset, bytes: await this.#source.read(offset, wanted) };
    this.#windows = [window, ...this.#windows.slice(0, WINDOWS_KEPT - 1)];
    return window;
  }
}

function covers(window: Window, offset: number, length: number): boolean {
  return offset >= window.offset && offset + length <= window.offset + window.bytes.length;
}
