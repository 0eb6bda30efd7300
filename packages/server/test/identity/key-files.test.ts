import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadServerKeys } from '../../src/identity/key-files.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const keysIn = (): string => join(temporaryDirectory(), 'keys');

describe('the keys of the server', () => {
  it('are made at the first start, for their owner alone, and stay the same', () => {
    const directory = keysIn();
    const made = loadServerKeys(directory, false);
    expect([made.mac.length, made.state.length]).toEqual([32, 32]);
    expect(Buffer.from(made.mac)).not.toEqual(Buffer.from(made.state));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'state.key')).mode & 0o777).toBe(0o600);
    expect(loadServerKeys(directory, true)).toEqual(made);
  });

  it.each(['mac.key', 'state.key'])('are not made anew beside a journal: %s is missing', (name) => {
    const directory = keysIn();
    loadServerKeys(directory, false);
    rmSync(join(directory, name));
    expect(() => loadServerKeys(directory, true)).toThrow(
      expect.objectContaining({ code: 'keys_unusable', message: expect.stringContaining(`${name} is missing`) }),
    );
    expect(() => readFileSync(join(directory, name))).toThrow(/ENOENT/);
  });

  it.each(['', 'abc', 'z'.repeat(64), `${'a'.repeat(64)}b`])(
    'that are damaged (%#) are refused and left as they are',
    (text) => {
      const directory = keysIn();
      loadServerKeys(directory, false);
      const path = join(directory, 'mac.key');
      writeFileSync(path, text);
      expect(() => loadServerKeys(directory, true)).toThrow(expect.objectContaining({ code: 'keys_unusable' }));
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('that cannot be read are refused', () => {
    const directory = keysIn();
    mkdirSync(join(directory, 'mac.key'), { recursive: true });
    expect(() => loadServerKeys(directory, true)).toThrow(expect.objectContaining({ code: 'keys_unusable' }));
  });
});
