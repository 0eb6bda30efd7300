import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireWitnesses } from '../../src/note/trust-policy.ts';
import { parseReceipt, receiptToJson } from '../../src/receipt/record-receipt.ts';
import { formatTlogProof, parseTlogProof } from '../../src/receipt/tlog-proof.ts';
import { verifyReceipt } from '../../src/receipt/verify-receipt.ts';
import { makeLog } from '../log-fixture.ts';
import { logSigner, verifyPorts, witnesses } from '../note/signers.ts';

const INDEX = 299;
const log = await makeLog([400]);
const path = (await log.view(400).inclusionProof(INDEX)).map((hash) => new Uint8Array(hash));
const proof = { index: INDEX, proof: path, checkpoint: await log.checkpoint(400) };
const entry = log.entries[INDEX]!;
if (entry.type !== 'record') throw new TypeError('the fixture has a record here');
const receipt = receiptToJson(entry.record, entry.salt, proof);
const policy = requireWitnesses([logSigner.key]);
const options = { ...verifyPorts, policy };
const reason = async (json: unknown, over: Partial<typeof options> = {}): Promise<string> => {
  const found = await verifyReceipt(JSON.stringify(json), { ...options, ...over });
  return found.ok ? 'ok' : found.error;
};
const text = receipt.proof as string;
const other = log.entries[1]!;
const withProof = (from: string | RegExp, to: string): unknown => ({ ...receipt, proof: text.replace(from, to) });
const firstHash = text.split('\n')[2]!;

describe('the receipt of a record', () => {
  it('proves the record at its index, under the checkpoint', async () => {
    expect(await verifyReceipt(JSON.stringify(receipt), options)).toMatchObject({
      ok: true,
      value: {
        index: INDEX,
        record: entry.record,
        checkpoint: { size: 400, origin: logSigner.key.name, witnesses: [] },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['another text in the record', { ...receipt, record: { ...entry.record, subject: 's-301' } }, 'root_mismatch'],
    ['a clause taken out', { ...receipt, record: { ...entry.record, clauses: [] } }, 'root_mismatch'],
    ['a member that no record has', { ...receipt, record: { ...entry.record, extra: 1 } }, 'record_malformed'],
    ['no record', { ...receipt, record: null }, 'record_malformed'],
    ['another salt', { ...receipt, salt: `ff${'0'.repeat(62)}` }, 'root_mismatch'],
    ['a salt that none is', { ...receipt, salt: '0'.repeat(64) }, 'receipt_malformed'],
    ['a member too many', { ...receipt, verified: true }, 'receipt_malformed'],
    ['another version', { ...receipt, format: 'anlan-receipt@v2' }, 'receipt_malformed'],
    ['no proof', { ...receipt, proof: 7 }, 'receipt_malformed'],
    ['a proof of no such format', withProof('@v1', '@v2'), 'receipt_malformed'],
    ['another index', withProof(`index ${INDEX}`, `index ${INDEX - 1}`), 'root_mismatch'],
    ['an index behind the tree', withProof(`index ${INDEX}`, 'index 400'), 'proof_outside_tree'],
    ['an index with a zero in front', withProof(`index ${INDEX}`, `index 0${INDEX}`), 'receipt_malformed'],
    [
      'a hash changed',
      withProof(firstHash, `${firstHash[0] === 'A' ? 'B' : 'A'}${firstHash.slice(1)}`),
      'root_mismatch',
    ],
    ['a hash missing', withProof(`${firstHash}\n`, ''), 'proof_wrong_length'],
    ['a hash twice', withProof(firstHash, `${firstHash}\n${firstHash}`), 'proof_wrong_length'],
    ['a hash cut', withProof(firstHash, firstHash.slice(4)), 'receipt_malformed'],
    ['the size changed', withProof('\n400\n', '\n401\n'), 'signature_invalid'],
    ['the signature cut', withProof(/— .*$/s, ''), 'note_malformed'],
    ['the origin changed', withProof(/log\.example/, 'log.other'), 'log_unknown'],
  ])('proves nothing with %s', async (_, changed, expected) => {
    expect(await reason(changed)).toBe(expected);
  });

  it('proves nothing to whoever trusts another log, or asks for a witness', async () => {
    expect(await reason(receipt, { policy: requireWitnesses([]) })).toBe('log_unknown');
    const policy = requireWitnesses([logSigner.key], [witnesses[0]!.key], 1);
    expect(await reason(receipt, { policy })).toBe('witnesses_missing');
  });

  it('proves nothing with functions that fail', async () => {
    const failing = (): never => {
      throw new TypeError('out of order');
    };
    expect(await reason(receipt, { sha256: failing })).toBe('hash_failed');
    expect(await reason(receipt, { ed25519: failing })).toBe('signature_check_failed');
  });

  it('of another record does not lend its proof', async () => {
    if (other.type !== 'record') throw new TypeError('the fixture has a record here');
    expect(await reason(receiptToJson(other.record, other.salt, proof))).toBe('root_mismatch');
  });
});

describe('a proof of c2sp.org/tlog-proof', () => {
  it('reads back as it was written', () => {
    expect(parseTlogProof(text)).toEqual({ ok: true, value: proof });
    const extra = { ...proof, extra: Uint8Array.of(1, 2) };
    expect(parseTlogProof(formatTlogProof(extra))).toEqual({ ok: true, value: extra });
    const single = { index: 0, proof: [], checkpoint: 'x' };
    expect(parseTlogProof(formatTlogProof(single))).toEqual({ ok: true, value: single });
  });

  it('means the same whatever its extra data says', async () => {
    const extra = formatTlogProof({ ...proof, extra: Uint8Array.of(0xff) });
    expect(await reason({ ...receipt, proof: extra })).toBe('ok');
  });

  it('is not written with an index or hashes that none has', () => {
    const refused = expect.objectContaining({ code: 'invalid_argument' });
    expect(() => formatTlogProof({ ...proof, index: -1 })).toThrow(refused);
    expect(() => formatTlogProof({ ...proof, proof: [new Uint8Array(3)] })).toThrow(refused);
  });
});

describe('whatever is given to the parsers', () => {
  const whole = JSON.stringify(receipt);

  it('they answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(parseReceipt(any).ok || parseTlogProof(any).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseReceipt(json).ok).toBe(false);
      }),
    );
  });

  it('a receipt with one changed character proves nothing else', async () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        const changed = whole.slice(0, at) + character + whole.slice(at + 1);
        fc.pre(changed !== whole);
        const found = await verifyReceipt(changed, options);
        // Letters of hex may change their case; nothing that is proved does.
        if (found.ok) expect(found.value.record).toEqual(entry.record);
      }),
      { numRuns: 500 },
    );
  });
});
