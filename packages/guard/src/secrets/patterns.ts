import type { Pattern } from '../patterns/pattern.ts';
import { apiKey } from './api-key.ts';
import { privateKey } from './private-key.ts';

/** Secrets that have a form of their own. */
export const secretPatterns: readonly Pattern[] = [privateKey, apiKey];
