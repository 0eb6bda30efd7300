import { join } from 'node:path';
import { bytesToHex, bytesToUtf8, canonicalJson, isCount, isObjectOf, isText, utf8ToBytes } from '@anlan/core';
import { auditError } from '../errors.ts';
import type { WitnessedTree, WitnessStore } from '../witness/witness-store.ts';
import { readWhole, replaceWhole } from './replaced-file.ts';
import { createSerial } from './serial.ts';
import { sha256 } from './sha256.ts';

type WitnessFile = { origin: string; size: number; root: string; time: number };

const isWitnessFile = isObjectOf<WitnessFile>({ origin: isText, size: isCount, root: isText, time: isCount });

/** What a witness remembers, as one synced file for each log. For one process. */
export function openWitnessFiles(directory: string): WitnessStore {
  const serially = createSerial();
  // Origins come from requests: only their hash becomes a file name.
  const at = (origin: string): string => join(directory, `${bytesToHex(sha256(utf8ToBytes(origin)))}.json`);
  const latest = async (origin: string): Promise<WitnessedTree | undefined> => {
    const bytes = await readWhole(at(origin));
    return bytes && readTree(bytes, origin);
  };
  return {
    latest,
    replace: (origin, expected, next) =>
      serially(async () => {
        const known = await latest(origin);
        if (!isSameTree(known, expected)) return false;
        const { size, root, time } = next;
        await replaceWhole(at(origin), utf8ToBytes(canonicalJson({ origin, size, root, time })));
        return true;
      }),
  };
}

function isSameTree(one: WitnessedTree | undefined, other: WitnessedTree | undefined): boolean {
  return one?.size === other?.size && one?.root === other?.root && one?.time === other?.time;
}

/** A witness that took a file it cannot read for none would cosign a second history. */
function readTree(bytes: Uint8Array, origin: string): WitnessedTree {
  const file = tryParse(bytes);
  if (!isWitnessFile(file) || file.origin !== origin || !/^[0-9a-f]{64}$/.test(file.root)) {
    throw auditError('log_read_failed', 'what the witness remembers does not read', { details: { cause: 'damaged' } });
  }
  const { size, root, time } = file;
  return { size, root, time };
}

function tryParse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(bytesToUtf8(bytes));
  } catch {
    return undefined;
  }
}
