import { canonicalJson, isAnlanError, type JsonValue, type Random, utf8ToBytes } from '@anlan/core';
import { type ChainHead, drawSalt, type Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { AuditRecord } from '../record.ts';
import { checkEnvelope } from '../record-envelope.ts';
import { headOf, type Link, nextLink } from './chain-link.ts';
import type { Encoded } from './commit-queue.ts';
import { encodeFrame, type Frame } from './frame.ts';

/** What is to be appended. */
export type Draft =
  | { readonly type: 'record'; readonly record: AuditRecord }
  | { readonly type: 'state'; readonly bytes: Uint8Array };

/** Place in the chain after an entry, in the forms for the next group and for the caller. */
export interface Receipt {
  readonly link: Link;
  readonly head: ChainHead;
}

export interface EntryEncoderOptions {
  readonly random: Random;
  readonly sha256: Sha256;
  readonly entryBytes: number;
  /** The last entry of the journal. */
  readonly after: Link;
  /** Throws where the journal has no room for a frame of this size. */
  readonly reserve: (bytes: number) => void;
}

const NO_SALT = new Uint8Array(0);

/** Gives drafts their number, salt, frame and place in the chain, one after the other. */
export function createEntryEncoder(
  options: EntryEncoderOptions,
): (draft: Draft, continuesGroup: boolean) => Encoded<Receipt> {
  let link = options.after;
  return (draft, continues) => {
    const content = contentOf(draft, options);
    const frame: Frame = { ...content, seq: link.seq + 1, continues };
    const bytes = encodeFrame(frame);
    options.reserve(bytes.length);
    // Only now: a draft that is refused leaves no trace, neither a number nor a link.
    link = nextLink(options.sha256, link, frame);
    return { bytes, receipt: { link, head: headOf(link) } };
  };
}

type Content = Pick<Frame, 'type' | 'salt' | 'payload'>;

function contentOf(draft: Draft, { random, entryBytes }: EntryEncoderOptions): Content {
  const payload = draft.type === 'record' ? recordPayload(draft.record) : draft.bytes;
  if (payload.length > entryBytes) {
    throw auditError('entry_too_large', `an entry of ${payload.length} bytes; at most ${entryBytes} are allowed`);
  }
  return { type: draft.type, salt: draft.type === 'record' ? drawSalt(random) : NO_SALT, payload };
}

/** A record that no reader would accept must not get into the log, where it could never be taken out again. */
function recordPayload(record: AuditRecord): Uint8Array {
  const problems = checkEnvelope(record);
  if (problems.length > 0) throw auditError('record_invalid', 'the record is malformed', { details: { problems } });
  try {
    return utf8ToBytes(canonicalJson(record as unknown as JsonValue));
  } catch (error) {
    if (!isAnlanError(error)) throw error;
    throw auditError('record_invalid', 'the record has no canonical JSON', { cause: error });
  }
}
