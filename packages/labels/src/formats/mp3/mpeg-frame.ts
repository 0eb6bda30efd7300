/** Kilobits a second of layer III: of MPEG 1, and of MPEG 2 and 2.5. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const SAMPLE_RATES = [44100, 48000, 32000] as const;

/**
 * Whether a frame of layer III begins at `at`, followed by another one or by the end of the file. Two in a row, because
 * eleven bits alone occur in files of any kind.
 */
export function isMp3Frame(bytes: Uint8Array, at: number, fileSize: number): boolean {
  const length = frameLength(bytes, at);
  if (length === undefined) return false;
  const next = at + length;
  return next + 4 > Math.min(bytes.length, fileSize) || frameLength(bytes, next) !== undefined;
}

/** The length of the frame at `at`; undefined where there is none. A free-format frame counts as none: it does not say its length. */
function frameLength(bytes: Uint8Array, at: number): number | undefined {
  const [sync = 0, version = 0, rates = 0] = bytes.subarray(at, at + 3);
  if (sync !== 0xff || (version & 0xe6) !== 0xe2 || (version & 0x18) === 0x08) return undefined;
  const first = (version & 0x18) === 0x18;
  const rate = (first ? RATES_1 : RATES_2)[rates >>> 4];
  const samples = SAMPLE_RATES[(rates >>> 2) & 3];
  if (rate === undefined || rate === 0 || samples === undefined) return undefined;
  const divisor = first ? 1 : (version & 0x18) === 0x10 ? 2 : 4;
  return Math.floor(((first ? 144000 : 72000) * rate) / (samples / divisor)) + ((rates >>> 1) & 1);
}
