import { seededRandom } from '@anlan/testkit';
import { describe, expect, it } from 'vitest';
import { createGuard } from '../../src/index.ts';
import { allClasses, policyOf } from '../policies.ts';

const guard = createGuard(policyOf({ actions: { ...allClasses('allow'), personal_data: 'flag', secret: 'flag' } }));

describe('numbers that are nobody’s', () => {
  it('are taken for personal data in at most one of a hundred random order numbers of 12 to 19 digits', () => {
    const random = seededRandom(20_251_120);
    const digits = (length: number): string =>
      Array.from(random.fill(new Uint8Array(length)), (byte) => byte % 10).join('');
    let hits = 0;
    for (let i = 0; i < 10_000; i++) {
      if (guard.screen('input', `编号列表 ${digits(12 + (i % 8))} 完`).findings.length > 0) hits += 1;
    }
    expect(hits).toBeGreaterThan(0);
    expect(hits).toBeLessThanOrEqual(100);
  });

  it.each([
    'created_at 1755302400',
    'updated 1755302400123, ttl 86400',
    'product_id 3074185296',
    'order 2025112012345678',
    'commit 3f2a9c1138001380007e8d6b5a4f3e2d1c0b9a87',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'v1.38.0013-rc.2, build 20250915.138',
    'ISBN 978-7-302-51169-4',
    'uuid 550e8400-e29b-41d4-a716-446655440000',
    '2025-09-15T13:00:14.800138Z',
    '圆周率 3.14159265358979323846',
    'redundant quarterly maintenance of 192.168.0.1',
    'C4, S3 and EKS in us-east-1',
    'width: 1920px; height: 1080px; rgba(0, 0, 0, 0.5)',
    '电话会议定于 9 月 15 日 13:00',
    '身高 175，体重 62，三围 88-62-90',
  ])('pass: %s', (text) => {
    expect(guard.screen('input', text).findings).toEqual([]);
  });
});
