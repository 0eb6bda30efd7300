import type { Pattern } from '../patterns/pattern.ts';
import { bankCard, CARD_NAMES } from './bank-card.ts';
import { PHONE_NAMES } from './context.ts';
import { coordinates } from './coordinates.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ip-address.ts';
import { landline } from './landline.ts';
import { mobile } from './mobile.ts';
import { passport, qq, socialSecurity, travelPermit, weChat } from './named/accounts.ts';
import { address } from './named/address.ts';
import { namedValuePattern } from './named/named-value.ts';
import { personName } from './named/person-name.ts';
import { withNumerals } from './numerals.ts';
import { ID_NAMES, residentId } from './resident-id.ts';
import { socialCreditCode } from './social-credit-code.ts';
import { usSsn } from './us-ssn.ts';
import { vehiclePlate } from './vehicle-plate.ts';

/** Personal data that has a form of its own. */
const ofOwnForm: readonly Pattern[] = [
  withNumerals(residentId, ID_NAMES),
  withNumerals(mobile, PHONE_NAMES),
  withNumerals(landline, PHONE_NAMES),
  withNumerals(bankCard, CARD_NAMES),
  email,
  socialCreditCode,
  vehiclePlate,
  iban,
  usSsn,
  ipAddress,
  coordinates,
];

/** Personal data that only its name tells. */
const named: readonly Pattern[] = [passport, travelPermit, socialSecurity, weChat, qq, personName, address].map(
  namedValuePattern,
);

/** All personal data that is looked for. */
export const personalDataPatterns: readonly Pattern[] = [...ofOwnForm, ...named];
