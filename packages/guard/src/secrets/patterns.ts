import type { Pattern } from '../patterns/pattern.ts';
import { apiKey } from './api-key.ts';
import { connectionString } from './connection-string.ts';
import { jsonWebToken } from './json-web-token.ts';
import { namedSecret } from './named-secret.ts';
import { privateKey } from './private-key.ts';

/** Secrets that have a form of their own, and what is named one. */
export const secretPatterns: readonly Pattern[] = [privateKey, apiKey, jsonWebToken, connectionString, namedSecret];
