import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { formatCheckpoint } from '../../src/note/checkpoint.ts';
import { cosign, signNote } from '../../src/note/sign-note.ts';
import { requireWitnesses } from '../../src/note/trust-policy.ts';
import { verifyCheckpoint } from '../../src/note/verify-checkpoint.ts';
import { createCosignatureCollector } from '../../src/witness/collect-cosignatures.ts';
import { createWitness, type Witness, type WitnessAnswer } from '../../src/witness/witness.ts';
import { type PostText, requestCosignature, type WitnessEndpoint } from '../../src/witness/witness-client.ts';
import { formatWitnessRequest } from '../../src/witness/witness-request.ts';
import { createMemoryWitnessStore, type WitnessStore } from '../../src/witness/witness-store.ts';
import { makeLog } from '../log-fixture.ts';
import { logSigner, ORIGIN, otherLogSigner, witnesses } from '../note/signers.ts';

const SIZES = [0, 1, 100, 350, 351, 700];
const log = await makeLog(SIZES);
const other = await makeLog(SIZES);
const notes = new Map(await Promise.all(SIZES.map(async (size) => [size, await log.checkpoint(size)] as const)));
const signer = witnesses[0]!;
let store: WitnessStore;
let now: number;
let witness: Witness;

const witnessWith = (over: Partial<Parameters<typeof createWitness>[0]> = {}): Witness =>
  createWitness({
    store,
    signer,
    trustedLogs: [{ origin: ORIGIN, keys: [logSigner.key] }],
    clock: { now: () => now },
    sha256,
    ed25519: verifyEd25519,
    ...over,
  });

beforeEach(() => {
  store = createMemoryWitnessStore();
  now = 1_000_000;
  witness = witnessWith();
});

async function request(old: number, size: number, source = log): Promise<string> {
  const proof = await source.view(size).consistencyProof(Math.min(old, size));
  return formatWitnessRequest(old, proof, await source.checkpoint(size));
}
const ask = async (old: number, size: number): Promise<WitnessAnswer> =>
  witness.addCheckpoint(await request(old, size));

describe('a witness', () => {
  it('cosigns a log from nothing on, step by step and the same tree twice', async () => {
    for (const [old, size] of [
      [0, 0],
      [0, 100],
      [100, 100],
      [100, 350],
      [350, 351],
      [351, 700],
    ] as const) {
      const answer = await ask(old, size);
      expect(answer.status).toBe(200);
      const policy = requireWitnesses([logSigner.key], [signer.key], 1);
      expect(await verifyCheckpoint(notes.get(size)! + answer.body, policy, verifyEd25519)).toMatchObject({
        value: { size, witnesses: [{ name: signer.key.name, time: 1000 }] },
      });
    }
  });

  const emptyRoot = formatCheckpoint({ origin: ORIGIN, size: 0, root: new Uint8Array(32) });
  const cases: [string, number, string, () => Promise<string>][] = [
    ['nothing', 400, 'request_malformed', async () => ''],
    ['no old size', 400, 'request_malformed', async () => (await request(100, 350)).replace('old 100\n', '')],
    [
      'an old size with zeros in front',
      400,
      'request_malformed',
      async () => (await request(100, 350)).replace('old 1', 'old 01'),
    ],
    [
      'a proof of 64 hashes',
      400,
      'request_malformed',
      async () => formatWitnessRequest(100, Array(64).fill(new Uint8Array(32)), notes.get(350)!),
    ],
    [
      'a hash that is none',
      400,
      'request_malformed',
      async () => (await request(100, 350)).replace('old 100\n', 'old 100\nAAAA\n'),
    ],
    ['no checkpoint', 400, 'request_malformed', async () => 'old 100\n\n'],
    [
      'a note that is no checkpoint',
      400,
      'request_malformed',
      async () => `old 100\n\n${await signNote('a\n', [logSigner])}`,
    ],
    [
      'a log that is not known',
      404,
      'log_unknown',
      async () => (await request(100, 350)).replace(ORIGIN, 'other.example'),
    ],
    [
      'a signature of nobody known',
      403,
      'signature_missing',
      async () => `old 100\n\n${await signNote(notes.get(350)!.split('\n\n')[0]!.concat('\n'), [otherLogSigner])}`,
    ],
    [
      'a signature that is not over this',
      403,
      'signature_invalid',
      async () => (await request(100, 350)).replace('\n350\n', '\n349\n'),
    ],
    ['an old size above the new one', 400, 'old_size_larger', () => request(700, 350)],
    ['an old size below the one known', 409, '100', () => request(1, 350)],
    ['an old size above the one known', 409, '100', () => request(350, 351)],
    ['no old size where one is known', 409, '100', () => request(0, 350)],
    [
      'a proof that is none',
      422,
      'root_mismatch',
      async () => formatWitnessRequest(100, (await log.view(350).consistencyProof(100)).toReversed(), notes.get(350)!),
    ],
    ['no proof', 422, 'proof_wrong_length', async () => formatWitnessRequest(100, [], notes.get(350)!)],
    ['another history', 422, 'root_mismatch', () => request(100, 350, other)],
    ['the same size with another root', 422, 'root_mismatch', () => request(100, 100, other)],
    [
      'the same size with a proof',
      422,
      'proof_wrong_length',
      async () => formatWitnessRequest(100, [new Uint8Array(32)], notes.get(100)!),
    ],
  ];
  it.each(cases)('answers %s with %i %s, and remembers nothing of it', async (_, status, body, make) => {
    await ask(0, 100);
    const before = await store.latest(ORIGIN);
    const answer = await witness.addCheckpoint(await make());
    const contentType = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
    expect(answer).toEqual({ status, contentType, body: `${body}\n` });
    expect(await store.latest(ORIGIN)).toEqual(before);
  });

  it('refuses an empty tree with a root, and a proof from nothing', async () => {
    const forged = formatWitnessRequest(0, [], await signNote(emptyRoot, [logSigner]));
    expect(await witness.addCheckpoint(forged)).toMatchObject({ status: 422, body: 'root_mismatch\n' });
    const proof = formatWitnessRequest(0, [new Uint8Array(32)], notes.get(100)!);
    expect(await witness.addCheckpoint(proof)).toMatchObject({ status: 422, body: 'proof_wrong_length\n' });
  });

  it('never lets two requests at once both succeed', async () => {
    await ask(0, 100);
    const sizes = [350, 351, 700];
    const answers = await Promise.all(sizes.map((size) => ask(100, size)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const size = (await store.latest(ORIGIN))?.size;
    expect(size).toBe(sizes[answers.indexOf(won[0]!)]);
    for (const answer of answers)
      if (answer !== won[0]) expect(answer).toMatchObject({ status: 409, body: `${size}\n` });
  });

  it('remembers before it signs: a failure of either leaves no cosignature that is forgotten', async () => {
    const events: string[] = [];
    const noting: WitnessStore = {
      latest: store.latest,
      replace: async (...change) => {
        events.push('stored');
        return store.replace(...change);
      },
    };
    const sign = (message: Uint8Array): ReturnType<typeof signer.sign> => {
      events.push('signed');
      return signer.sign(message);
    };
    const noted = witnessWith({ store: noting, signer: { key: signer.key, sign } });
    await noted.addCheckpoint(await request(0, 100));
    expect(events).toEqual(['stored', 'signed']);
    const failing = witnessWith({ store: { ...store, replace: () => Promise.reject(new TypeError('disk')) } });
    await expect(failing.addCheckpoint(await request(100, 350))).rejects.toThrow('disk');
  });

  it('has times that never run backwards', async () => {
    await ask(0, 100);
    now = 500_000;
    await ask(100, 350);
    expect((await store.latest(ORIGIN))?.time).toBe(1000);
  });

  it('needs a key of its kind', () => {
    expect(() => witnessWith({ signer: logSigner })).toThrow(expect.objectContaining({ code: 'note_key_invalid' }));
  });

  it('answers whatever comes', async () => {
    const good = await request(100, 350);
    await ask(0, 100);
    const change = fc.tuple(fc.nat(good.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    const changed = change.map(([at, character]) => good.slice(0, at) + character + good.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), changed), async (body) => {
        fc.pre(body !== good);
        expect((await witness.addCheckpoint(body)).status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 300 },
    );
  });
});

const text = notes.get(100)!.split('\n\n')[0]!.concat('\n');
const lines = {
  foreign: await cosign(text, witnesses[1]!, 1),
  otherText: await cosign(text.replace('100', '101'), signer, 1),
  good: await cosign(text, signer, 1),
};

describe('asking a witness', () => {
  const endpoint: WitnessEndpoint = { url: 'https://witness.example', key: signer.key };
  const post: PostText = async (_, body) => witness.addCheckpoint(body);
  const cosignature = (old: number, size: number, over: { post?: PostText; source?: typeof log } = {}) =>
    (over.source ?? log).checkpoint(size).then((checkpoint) =>
      requestCosignature({
        witness: endpoint,
        checkpoint,
        view: (over.source ?? log).view(size),
        old,
        post: over.post ?? post,
        ed25519: verifyEd25519,
      }),
    );

  it('gives a line for the note, also where the witness knows another tree than was thought', async () => {
    for (const [old, size] of [
      [0, 100],
      [0, 350],
      [100, 700],
    ] as const) {
      const answer = await cosignature(old, size);
      expect(answer.ok && answer.value).toMatch(/^— witness\.example\/w1 \S+\n$/);
    }
  });

  it('names a witness that knows more than the log: the log was put back', async () => {
    await ask(0, 700);
    expect(await cosignature(0, 350)).toEqual({ ok: false, error: { reason: 'witness_ahead', size: 700 } });
    expect(await cosignature(700, 350)).toEqual({ ok: false, error: { reason: 'witness_refused', status: 400 } });
  });

  it('names a witness that has seen another history', async () => {
    await ask(0, 100);
    expect(await cosignature(100, 350, { source: other })).toEqual({
      ok: false,
      error: { reason: 'witness_disagrees' },
    });
  });

  it.each<[string, { status: number; body: string }, string]>([
    ['no lines', { status: 200, body: 'thanks' }, 'cosignature_invalid'],
    ['a line of another key', { status: 200, body: lines.foreign }, 'cosignature_invalid'],
    ['a line over another text', { status: 200, body: lines.otherText }, 'cosignature_invalid'],
    ['a conflict that names no size', { status: 409, body: 'x' }, 'witness_refused'],
    ['a conflict again and again', { status: 409, body: '50\n' }, 'witness_refused'],
    ['an error', { status: 500, body: '' }, 'witness_refused'],
  ])('takes nothing from an answer with %s', async (_, answer, reason) => {
    expect(await cosignature(0, 100, { post: async () => answer })).toMatchObject({ error: { reason } });
  });

  it('takes its own line from among others', async () => {
    const answer = { status: 200, body: lines.foreign + lines.good };
    expect(await cosignature(0, 100, { post: async () => answer })).toEqual({ ok: true, value: lines.good });
  });

  it('asks all, remembers what they know, and says which failed', async () => {
    const down: WitnessEndpoint = { url: 'https://down.example', key: witnesses[1]!.key };
    const asked: string[] = [];
    const counting: PostText = async (url, body) => {
      asked.push(`${new URL(url).host} ${body.split('\n')[0]}`);
      if (url.startsWith(down.url)) throw new TypeError('connection refused');
      return witness.addCheckpoint(body);
    };
    const collector = createCosignatureCollector({
      witnesses: [endpoint, down],
      post: counting,
      ed25519: verifyEd25519,
    });
    await collector.collect(notes.get(100)!, log.view(100));
    const second = await collector.collect(notes.get(350)!, log.view(350));
    expect(second.failures).toEqual([{ witness: down, failure: { reason: 'witness_unreachable' } }]);
    const policy = requireWitnesses([logSigner.key], [signer.key], 1);
    expect((await verifyCheckpoint(notes.get(350)! + second.lines, policy, verifyEd25519)).ok).toBe(true);
    expect(asked.sort()).toEqual([
      'down.example old 0',
      'down.example old 0',
      'witness.example old 0',
      'witness.example old 100',
    ]);
  });
});
