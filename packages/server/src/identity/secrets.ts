import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A secret that is shown once: prefix, then 32 random bytes in base64url. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** SHA-256 (hex): enough for secrets of 256 random bits, which nobody can guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** HMAC-SHA-256 (hex) with the server's key: a stolen database alone does not allow to test guesses. */
export function macSecret(key: Uint8Array, secret: string): string {
  return createHmac('sha256', key).update(secret).digest('hex');
}
