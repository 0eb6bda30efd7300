import { expect, it } from 'vitest';
import { uuidV5 } from '../../src/oscal/uuid.ts';

it('makes the UUIDv5 that other implementations make for the same names', async () => {
  // Python: uuid5(uuid5(NAMESPACE_URL, 'https://anlan.dev/ns/oscal'), 'asgf@2.0')
  expect(await uuidV5('asgf@2.0')).toBe('64e85451-2094-5bd8-ac30-0eece84c18b0');
});
