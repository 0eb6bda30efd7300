import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { parseNote, parseSignatureLines } from '../../src/note/note.ts';
import { isKeyName, type NoteKey } from '../../src/note/note-key.ts';
import { openSigner } from '../../src/note/note-signer.ts';
import { cosign, signNote } from '../../src/note/sign-note.ts';
import { formatVerifierKey, parseVerifierKey } from '../../src/note/verifier-key.ts';
import { verifyNote } from '../../src/note/verify-note.ts';
import { logSigner, ORIGIN, otherLogSigner, ports, witnesses } from './signers.ts';

/** The example of Go's golang.org/x/mod/sumdb/note, whose format signed-note is. */
const go = {
  signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const note = `${go.text}\n${go.line}`;

async function key(text: string): Promise<NoteKey> {
  return (await parseVerifierKey(text, sha256))!;
}

describe('the note of Go', () => {
  it('is made byte for byte from its signer key', async () => {
    const signer = await openSigner(go.signer, ports);
    expect(formatVerifierKey(signer.key)).toBe(go.verifier);
    expect(await signNote(go.text, [signer])).toBe(note);
  });

  it('verifies', async () => {
    const known = await key(go.verifier);
    expect(await verifyNote(note, [known], verifyEd25519)).toEqual({
      ok: true,
      value: { text: go.text, verified: [{ key: known }] },
    });
  });
});

const line = (name: string): string => go.line.replace('PeterNeumann', name);

describe('a note', () => {
  it.each([
    ['', 'nothing'],
    ['text\n', 'no signature'],
    [`${go.text}${go.line}`, 'no empty line'],
    [`\n\n${go.line}`.slice(1), 'no text'],
    [`${go.text}\n`, 'no line of signature'],
    [note.slice(0, -1), 'the last line is not ended'],
    [`${note}rest`, 'something behind'],
    [note.replace('—', '-'), 'a hyphen for the dash'],
    [note.replace('— ', '—'), 'no space'],
    [`${go.text}\n${line('Peter+Neumann')}`, 'a plus in the name'],
    [`${go.text}\n${line('Peter Neumann')}`, 'a space that Unicode knows in the name'],
    [`${go.text}\n${line('')}`, 'no name'],
    [note.replace('JnAM=', 'JnAN='), 'base 64 with bits left over'],
    [note.replace('JnAM=', 'JnAM'), 'base 64 without padding'],
    [`${go.text}\n— PeterNeumann x08goA==\n`, 'a key id and no signature'],
    [note.replace('think', 'thi\tnk'), 'a control'],
    [note.replace('\n', '\r\n'), 'other line ends'],
    [note.replace('think', 'thi\ud800nk'), 'half a surrogate pair'],
  ])('%j is none: %s', (text) => {
    expect(parseNote(text)).toEqual({ ok: false, error: 'note_malformed' });
  });

  it('may hold empty lines: its text ends at the last one', () => {
    const parsed = parseNote(`a\n\nb\n\n${go.line}`);
    expect(parsed).toMatchObject({ ok: true, value: { text: 'a\n\nb\n' } });
  });

  it('is bounded in length and signatures, and takes a hundred', () => {
    expect(parseNote(`${'a'.repeat(300_000)}\n\n${go.line}`)).toEqual({ ok: false, error: 'note_too_large' });
    expect(parseNote(`a\n\n${go.line.repeat(101)}`)).toEqual({ ok: false, error: 'note_too_large' });
    expect(parseNote(`a\n\n${go.line.repeat(100)}`).ok).toBe(true);
  });

  it('with a line of a trusted key that does not verify is refused whole', async () => {
    const signed = await signNote('a\n', [logSigner, otherLogSigner]);
    const trusted = [logSigner.key, otherLogSigner.key];
    expect((await verifyNote(signed, trusted, verifyEd25519)).ok).toBe(true);
    const [lines] = [signed.split('\n').slice(2)];
    const forged = `b\n\n${(await signNote('b\n', [logSigner])).split('\n')[2]}\n${lines[1]}\n`;
    expect(await verifyNote(forged, trusted, verifyEd25519)).toEqual({ ok: false, error: 'signature_invalid' });
    expect((await verifyNote(forged, [logSigner.key], verifyEd25519)).ok).toBe(true);
  });

  it('that no trusted key signed is refused, also where names agree', async () => {
    const signed = await signNote('a\n', [otherLogSigner]);
    expect(otherLogSigner.key.name).toBe(logSigner.key.name);
    expect(await verifyNote(signed, [logSigner.key], verifyEd25519)).toEqual({ ok: false, error: 'signature_missing' });
  });

  it('is not verified by a function that fails or that answers anything but true', async () => {
    const signed = await signNote('a\n', [logSigner]);
    const failing = (): boolean => {
      throw new TypeError('no such key');
    };
    expect(await verifyNote(signed, [logSigner.key], failing)).toEqual({ ok: false, error: 'signature_check_failed' });
    const truthy = (() => 'yes') as unknown as typeof verifyEd25519;
    expect(await verifyNote(signed, [logSigner.key], truthy)).toEqual({ ok: false, error: 'signature_invalid' });
  });
});

describe('cosignatures', () => {
  const witness = witnesses[0]!;
  const text = `${ORIGIN}\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`;

  it('say when', async () => {
    const signed = `${text}\n${await cosign(text, witness, 1_679_315_147)}`;
    expect(await verifyNote(signed, [witness.key], verifyEd25519)).toMatchObject({
      value: { verified: [{ time: 1_679_315_147 }] },
    });
  });

  it.each([1, 8, 12, 40, 75])('do not survive a change of byte %i', async (at) => {
    const [, , , encoded = ''] = /(— )(\S+) (\S+)/.exec(await cosign(text, witness, 5)) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    bytes[at]! ^= 1;
    const signed = `${text}\n— ${witness.key.name} ${bytes.toString('base64')}\n`;
    expect((await verifyNote(signed, [witness.key], verifyEd25519)).ok).toBe(false);
  });

  it('are made by cosigners only, and cosigners sign nothing else', async () => {
    await expect(cosign(text, logSigner, 1)).rejects.toMatchObject({ code: 'note_key_invalid' });
    await expect(signNote(text, [witness])).rejects.toMatchObject({ code: 'note_key_invalid' });
    await expect(cosign(text, witness, -1)).rejects.toMatchObject({ code: 'invalid_argument' });
  });
});

describe('keys', () => {
  it.each([
    ['', 'nothing'],
    [go.verifier.replace('c74f20a3', 'c74f20a4'), 'another id'],
    [go.verifier.replace('Peter', 'Petra'), 'another name'],
    [go.verifier.replace('+A', '+B'), 'a type that is not known'],
    [go.verifier.toUpperCase(), 'capitals'],
    [`${go.verifier}A`, 'something behind'],
    [`${go.verifier.slice(0, -4)}`, 'a short key'],
    [go.signer, 'a signer key'],
    ['a'.repeat(1000), 'too long'],
  ])('%j is no verifier key: %s', async (text) => {
    expect(await parseVerifierKey(text, sha256)).toBeUndefined();
  });

  it.each([
    ['', 'nothing'],
    [go.verifier, 'a verifier key'],
    [go.signer.replace('c74f20a3', '00000000'), 'another id'],
    [`${go.signer.slice(0, -4)}`, 'a short seed'],
  ])('%j is no signer key: %s', async (text) => {
    await expect(openSigner(text, ports)).rejects.toMatchObject({ code: 'note_key_invalid' });
  });

  it.each([['a b'], ['a+b'], ['a\u3000b'], ['a\u00a0b'], ['a\nb'], [''], ['\ud800'], ['x'.repeat(256)]])(
    'cannot be named %j',
    (name) => {
      expect(isKeyName(name)).toBe(false);
    },
  );
});

describe('whatever is given to the parsers', () => {
  const pieces = fc.array(fc.constantFrom('\n', '— ', 'name ', 'AAAAAAA=', 'text', '\u0000', ' ', go.line, go.text), {
    maxLength: 12,
  });
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    pieces.map((parts) => parts.join('')),
  );

  it('they answer, and what reads can be written again', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const parsed = parseNote(text);
        if (parsed.ok) expect(text.startsWith(`${parsed.value.text}\n— `)).toBe(true);
        expect(typeof parseSignatureLines(text).ok).toBe('boolean');
        const found = await parseVerifierKey(text, sha256);
        if (found) expect(formatVerifierKey(found)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('a note with one changed character never verifies', async () => {
    const known = [await key(go.verifier)];
    const change = fc.tuple(fc.nat(note.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        const changed = note.slice(0, at) + character + note.slice(at + 1);
        fc.pre(changed !== note);
        expect((await verifyNote(changed, known, verifyEd25519)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
