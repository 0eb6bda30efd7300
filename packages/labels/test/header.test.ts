import { describe, expect, it } from 'vitest';
import { explicitLabelHeader } from '../src/index.ts';

describe('explicitLabelHeader', () => {
  it.each(['start', 'end', 'delegated'] as const)('says in printable ASCII where the label is: %s', (place) => {
    expect(explicitLabelHeader(place)).toBe(`AI-generated; explicit=${place}`);
    expect(explicitLabelHeader(place)).toMatch(/^[\x20-\x7e]+$/);
  });
});
