import type { FindingClass } from '../finding-class.ts';
import type { Policy } from '../policy.ts';

type Row = readonly [
  input: Policy['actions']['input'][FindingClass],
  output: Policy['actions']['output'][FindingClass],
];

/**
 * Attacks stop at the input; on the output their wording is often a lesson about them. Harmful terms stop both ways.
 * Words of self-harm get the reply that offers help. A user may give a telephone number on purpose, so it is only
 * noted on the way in; what the model gives away is redacted.
 * Names, telephone numbers and codes of firms are what many answers are asked for, so they are noted only.
 */
const actions: Readonly<Record<FindingClass, Row>> = {
  prompt_injection: ['block', 'allow'],
  jailbreak: ['block', 'allow'],
  system_prompt_extraction: ['block', 'allow'],
  'prohibited_content.fraud': ['block', 'block'],
  'prohibited_content.drugs': ['block', 'block'],
  'prohibited_content.weapons': ['block', 'block'],
  'prohibited_content.child_sexual_exploitation': ['block', 'block'],
  'prohibited_content.self_harm': ['replace', 'replace'],
  operator_list: ['block', 'block'],
  'personal_data.cn_resident_id': ['redact', 'redact'],
  'personal_data.cn_mobile': ['flag', 'redact'],
  'personal_data.bank_card': ['redact', 'redact'],
  'personal_data.email': ['flag', 'redact'],
  'personal_data.cn_landline': ['flag', 'flag'],
  'personal_data.cn_social_credit_code': ['flag', 'flag'],
  'personal_data.cn_social_security': ['redact', 'redact'],
  'personal_data.passport': ['redact', 'redact'],
  'personal_data.travel_permit': ['redact', 'redact'],
  'personal_data.vehicle_plate': ['flag', 'redact'],
  'personal_data.person_name': ['flag', 'flag'],
  'personal_data.address': ['flag', 'redact'],
  'personal_data.messenger_account': ['flag', 'redact'],
  'personal_data.ip_address': ['allow', 'flag'],
  'personal_data.iban': ['redact', 'redact'],
  'personal_data.us_ssn': ['redact', 'redact'],
  'personal_data.coordinates': ['flag', 'flag'],
  'secret.private_key': ['redact', 'redact'],
  'secret.api_key': ['redact', 'redact'],
  'secret.token': ['redact', 'redact'],
  'secret.connection_string': ['redact', 'redact'],
  'secret.password': ['redact', 'redact'],
};

/** The profile that applies where an operator writes nothing. */
export const balanced: Policy = {
  name: 'balanced',
  dryRun: false,
  language: 'zh',
  redaction: 'tag',
  actions: { input: column(0), output: column(1) },
  onFailure: 'block',
  classifier: 'balanced',
  words: [],
  limits: { maxLength: 1_000_000, maxHold: 16_384, maxFindings: 1000, maxChannels: 256 },
};

function column(index: 0 | 1): Policy['actions']['input'] {
  const entries = Object.entries(actions).map(([findingClass, row]) => [findingClass, row[index]]);
  return Object.fromEntries(entries) as Policy['actions']['input'];
}
