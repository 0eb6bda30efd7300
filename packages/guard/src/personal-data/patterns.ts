import type { Pattern } from '../patterns/pattern.ts';
import { bankCard } from './bank-card.ts';
import { email } from './email.ts';
import { mobile } from './mobile.ts';
import { residentId } from './resident-id.ts';

/** Personal data that has a form of its own. */
export const personalDataPatterns: readonly Pattern[] = [residentId, mobile, bankCard, email];
