import { bytesToHex } from '@anlan/core';
import { type ChainHead, genesisInput, linkInput, recordLeafInput, type Sha256, stateLeafInput } from '../chain.ts';
import type { Frame } from './frame.ts';

/** A place in the chain, with the hash as it is computed with. */
export interface Link {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** What stands before the first entry. */
export function genesisLink(sha256: Sha256): Link {
  return { seq: 0, hash: sha256(genesisInput()) };
}

/** The link that an entry makes, from the very bytes that lie or will lie on the disk. */
export function nextLink(sha256: Sha256, previous: Link, entry: Pick<Frame, 'type' | 'salt' | 'payload'>): Link {
  const seq = previous.seq + 1;
  return { seq, hash: sha256(linkInput(previous.hash, seq, leafOf(sha256, entry))) };
}

export function headOf(link: Link): ChainHead {
  return { seq: link.seq, hash: bytesToHex(link.hash) };
}

function leafOf(sha256: Sha256, entry: Pick<Frame, 'type' | 'salt' | 'payload'>): Uint8Array {
  switch (entry.type) {
    case 'record':
      return sha256(recordLeafInput(entry.salt, entry.payload));
    case 'state':
      return sha256(stateLeafInput(entry.payload));
  }
}
