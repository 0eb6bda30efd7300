import { parseClauseId } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { explicitLabelClauses } from '../src/index.ts';

describe('explicitLabelClauses', () => {
  it('names the measure, the guideline and article 4', () => {
    expect(explicitLabelClauses).toEqual(['asgf@2.0/4.2.2.c', 'asgf@2.0/6.3.4', 'aigc-labeling@2025/art-4']);
    for (const id of explicitLabelClauses) expect(parseClauseId(id)).toBeDefined();
  });
});
