import { auditError } from '../errors.ts';
import { MAX_PAYLOAD_BYTES } from './frame.ts';

export interface JournalLimits {
  /** A segment that would grow beyond this is followed by a new one. Default 64 MiB. */
  readonly segmentBytes: number;
  /** Size of all segments at which appends reject with `journal_full`. Default: none. */
  readonly maxBytes: number;
  /** Encoded entries held in memory; further appends wait. Default 8 MiB. */
  readonly queuedBytes: number;
  /** Size at which a group commit takes no more entries. Default 1 MiB. */
  readonly groupBytes: number;
  /** Size of one record (as canonical JSON) or state. Default 8 MiB; the format allows just under 16 MiB. */
  readonly entryBytes: number;
}

const MIB = 1024 * 1024;
const DEFAULTS: JournalLimits = {
  segmentBytes: 64 * MIB,
  maxBytes: Number.POSITIVE_INFINITY,
  queuedBytes: 8 * MIB,
  groupBytes: MIB,
  entryBytes: 8 * MIB,
};

/** Fills in the defaults. Throws `invalid_argument` for limits with which nothing could be appended. */
export function journalLimits(given: Partial<JournalLimits> = {}): JournalLimits {
  const limits = { ...DEFAULTS, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!(value >= 1)) throw auditError('invalid_argument', `${name} must be at least 1`);
  }
  if (limits.entryBytes > MAX_PAYLOAD_BYTES) {
    throw auditError('invalid_argument', `entryBytes must be at most ${MAX_PAYLOAD_BYTES}`);
  }
  return limits;
}
