import { err, ok, type Result } from '@anlan/core';
import { labelError } from '../errors.ts';
import { isCreditCode } from './credit-code.ts';

/**
 * The parts of a 27-character provider code. `binding` and `subjectCode` of individuals are kept as found: their values
 * are not published, so nothing is checked and nothing is built for them.
 */
export interface ProviderCode {
  readonly subject: 'organisation' | 'individual';
  /** `1`: the subject code is a unified social credit code. */
  readonly binding: string;
  readonly subjectCode: string;
  readonly service: 'generation' | 'propagation' | 'unspecified';
  /** Four characters that the provider assigns to a model or application; `0000` when unused. */
  readonly extension: string;
}

export type ProviderCodeProblem = 'length' | 'characters' | 'format' | 'subject' | 'check_character' | 'service';

const LENGTH = 27;
const SHAPE = /^[0-9A-Z]+$/;
const services = { generation: '1', propagation: '2', unspecified: '0' } as const;

/** Reads a provider code (coding rules of 2025-03). Codes come from files: any text may be passed. */
export function parseProviderCode(code: string): Result<ProviderCode, ProviderCodeProblem> {
  const problem = checkProviderCode(code);
  if (problem !== undefined) return err(problem);
  return ok({
    subject: code[2] === '1' ? 'organisation' : 'individual',
    binding: code.slice(3, 4),
    subjectCode: code.slice(4, 22),
    service: serviceOf(code) ?? 'unspecified',
    extension: code.slice(23),
  });
}

/** The first thing that is wrong with a code; undefined where nothing is. */
export function checkProviderCode(code: string): ProviderCodeProblem | undefined {
  if (code.length !== LENGTH) return 'length';
  if (!SHAPE.test(code)) return 'characters';
  if (!code.startsWith('00')) return 'format';
  if (code[2] !== '1' && code[2] !== '2') return 'subject';
  if (code.startsWith('0011') && !isCreditCode(code.slice(4, 22))) return 'check_character';
  return serviceOf(code) === undefined ? 'service' : undefined;
}

/** Whether a text is meant to be a code rather than a name: a careless one may be a few characters short or long. */
export function looksLikeProviderCode(text: string): boolean {
  return /^00[12][0-9A-Z]{15,}$/.test(text);
}

export interface OrganisationCode {
  /** Unified social credit code of the organisation that is the provider. Never invented: it names a legal entity. */
  readonly creditCode: string;
  readonly service: ProviderCode['service'];
  /** Four digits or capitals; `0000` where unused. */
  readonly extension?: string;
}

/** The code of an organisation. Throws `provider_code_invalid` where a part is wrong. */
export function buildProviderCode({ creditCode, service, extension = '0000' }: OrganisationCode): string {
  const code = `0011${creditCode}${services[service]}${extension}`;
  const problem = checkProviderCode(code);
  if (problem !== undefined) throw labelError('provider_code_invalid', `provider code: ${problem}`, { problem });
  return code;
}

function serviceOf(code: string): ProviderCode['service'] | undefined {
  return (Object.keys(services) as ProviderCode['service'][]).find((service) => services[service] === code[22]);
}
