import type { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
};
const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** What a schema wanted, for people; the schema's own words where it has some. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isOwn(issue) ? issue.message : (TYPES[issue.expected] ?? issue.expected);
    case 'too_small':
      return `at least ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

/** Messages of the library begin all alike. */
function isOwn({ message }: z.core.$ZodIssue): boolean {
  return !message.startsWith('Invalid input');
}
