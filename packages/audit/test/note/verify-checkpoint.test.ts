import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { formatCheckpoint, parseCheckpoint } from '../../src/note/checkpoint.ts';
import { cosign, signNote } from '../../src/note/sign-note.ts';
import { isQuorum, type Quorum, requireWitnesses } from '../../src/note/trust-policy.ts';
import { verifyCheckpoint } from '../../src/note/verify-checkpoint.ts';
import { logSigner, ORIGIN, otherLogSigner, witnesses } from './signers.ts';

const root = new Uint8Array(sha256(new Uint8Array(0)));
const text = formatCheckpoint({ origin: ORIGIN, size: 7, root });
const [first, second, third] = witnesses.map((witness) => witness.key);
const note = await signNote(text, [logSigner]);
const lines = await Promise.all(witnesses.map((witness, n) => cosign(text, witness, 100 + n)));
const foreign = {
  cosignature: note + (await cosign(text.replace('7', '8'), witnesses[0]!, 1)),
  key: await signNote(text, [otherLogSigner]),
  log: await signNote(text.replace(ORIGIN, 'other.example'), [logSigner]),
  text: await signNote('a\n', [logSigner]),
};
const policy = (required: number) => requireWitnesses([logSigner.key], [first!, second!, third!], required);
const reason = async (signed: string, required = 0): Promise<unknown> => {
  const found = await verifyCheckpoint(signed, policy(required), verifyEd25519);
  return found.ok ? 'ok' : found.error;
};

describe('a checkpoint', () => {
  it('is three lines', () => {
    expect(text).toBe(`${ORIGIN}\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
    expect(parseCheckpoint(text)).toEqual({ origin: ORIGIN, size: 7, root });
  });

  it.each([
    ['', 'nothing'],
    [text.slice(0, -1), 'not ended'],
    [text.replace('7', '07'), 'zeros in front'],
    [text.replace('7', '-7'), 'a sign'],
    [text.replace('7', '7 '), 'a space'],
    [text.replace('7', '9007199254740993'), 'a size that is not exact'],
    [text.replace('47DE', '47D'), 'a short root'],
    [text.replace(ORIGIN, ''), 'no origin'],
    [`${text}\n`, 'an empty line behind'],
    [`${text}a\n\nb\n`, 'an empty extension line'],
  ])('%j is none: %s', (other) => {
    expect(parseCheckpoint(other)).toBeUndefined();
  });

  it('may have extension lines, which mean nothing', () => {
    expect(parseCheckpoint(`${text}something\nmore\n`)).toEqual(parseCheckpoint(text));
  });

  it.each([
    [{ origin: 'a\nb', size: 1, root }],
    [{ origin: '', size: 1, root }],
    [{ origin: ORIGIN, size: 1.5, root }],
    [{ origin: ORIGIN, size: -1, root }],
    [{ origin: ORIGIN, size: 1, root: root.slice(1) }],
  ])('is not made of %j', (fields) => {
    expect(() => formatCheckpoint(fields)).toThrow(expect.objectContaining({ code: 'note_invalid' }));
  });

  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (other) => {
        expect(parseCheckpoint(other) === undefined || other.length > 10).toBe(true);
      }),
    );
  });
});

describe('verification against a policy', () => {
  it('names the log, the tree and the witnesses with their times', async () => {
    expect(await verifyCheckpoint(note + lines.join(''), policy(2), verifyEd25519)).toEqual({
      ok: true,
      value: {
        origin: ORIGIN,
        size: 7,
        root,
        witnesses: [0, 1, 2].map((n) => ({ name: `witness.example/w${n + 1}`, time: 100 + n })),
      },
    });
  });

  it.each([
    ['no cosignature where none is required', note, 0, 'ok'],
    ['no cosignature', note, 1, 'witnesses_missing'],
    ['one of two', note + lines[0], 2, 'witnesses_missing'],
    ['one witness twice', note + lines[0] + lines[0], 2, 'witnesses_missing'],
    ['two of two', note + lines[0] + lines[2], 2, 'ok'],
    ['a cosignature of another text', foreign.cosignature, 0, 'signature_invalid'],
    ['witnesses, but not the log', `${text}\n${lines.join('')}`, 2, 'signature_missing'],
    ['another key of the log’s name', foreign.key, 0, 'signature_missing'],
    ['the text of another log', foreign.log, 0, 'log_unknown'],
    ['no checkpoint', foreign.text, 0, 'checkpoint_malformed'],
    ['no note', text, 0, 'note_malformed'],
  ])('%s', async (_, signed, required, expected) => {
    expect(await reason(signed, required)).toBe(expected);
  });
});

describe('a quorum', () => {
  const witness = (n: number): Quorum => ({ kind: 'witness', key: witnesses[n]!.key });
  const group = (required: number, ...members: Quorum[]): Quorum => ({ kind: 'group', required, members });
  const nested = group(2, group(1, witness(0), witness(1)), witness(2));

  it.each([
    ['none', { kind: 'none' } as Quorum, [], true],
    ['one witness', witness(0), [0], true],
    ['another witness', witness(0), [1], false],
    ['groups of groups, met', nested, [1, 2], true],
    ['groups of groups, two of the same group', nested, [0, 1], false],
  ])('%s', (_, quorum, cosigners, met) => {
    expect(
      isQuorum(
        quorum,
        cosigners.map((n) => witnesses[n]!.key),
      ),
    ).toBe(met);
  });

  it('is not asked of more witnesses than there are, of one twice, or of a log', () => {
    const refused = expect.objectContaining({ code: 'invalid_argument' });
    expect(() => requireWitnesses([], [first!], 2)).toThrow(refused);
    expect(() => requireWitnesses([], [first!, { ...first!, name: 'other' }], 2)).toThrow(refused);
    expect(() => requireWitnesses([], [logSigner.key], 1)).toThrow(refused);
  });
});
