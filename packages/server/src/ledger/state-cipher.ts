import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { serverError } from '../errors.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CONTEXT = Buffer.from('anlan management state v1', 'utf8');

/** Encrypts management state for the journal (AES-256-GCM): names of people and hashes of keys stand in it. */
export interface StateCipher {
  seal(plain: string): Uint8Array;
  /** Throws `keys_unusable` where the bytes were not sealed with this key. */
  open(sealed: Uint8Array): string;
}

export function createStateCipher(key: Uint8Array): StateCipher {
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(CONTEXT);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]);
    },
    open(sealed) {
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(CONTEXT);
        decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw serverError('keys_unusable', 'management state in the journal does not open with keys/state.key', {
          cause,
        });
      }
    },
  };
}
