import { type Policy, parsePolicy } from '../src/index.ts';

/** A policy from a document that must be good. */
export function policyOf(document: unknown): Policy {
  const parsed = parsePolicy(document);
  if (!parsed.ok) throw new Error(parsed.error.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.value;
}

export const everything = [
  ...['prompt_injection', 'jailbreak', 'system_prompt_extraction', 'prohibited_content', 'operator_list'],
  ...['personal_data', 'secret'],
] as const;

/** One action for all classes. */
export function allClasses(action: string): Record<string, string> {
  return Object.fromEntries(everything.map((family) => [family, action]));
}
