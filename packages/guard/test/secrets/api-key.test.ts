import { describe, expect, it } from 'vitest';
import { matchesOf } from '../matches.ts';

const find = matchesOf('secret.api_key');
const body = (length: number): string => 'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8'.repeat(10).slice(0, length);

describe('API keys', () => {
  it.each([
    [`sk-${body(48)}`],
    [`sk-proj-${body(30)}-${body(12)}`],
    [`sk-ant-api03-${body(60)}`],
    ['AKIAIOSFODNN7EXAMPLE'],
    [`LTAI5t${body(18)}`],
    [`ghp_${body(36)}`],
    [`github_pat_${body(22)}_${body(40)}`],
    [`glpat-${body(20)}`],
    [`xoxb-${'1'.repeat(12)}-${body(24)}`],
    [`AIza${body(35)}`],
    [`npm_${body(36)}`],
    [`hf_${body(34)}`],
    [`sk_live_${body(24)}`],
  ])('finds %s', (key) => {
    expect(find(`export KEY="${key}";`)).toEqual([key]);
    expect(find(`密钥是${key}。`)).toEqual([key]);
    expect(find(key)).toEqual([key]);
  });

  it.each([
    ['a git hash', 'commit 3f2a9c1b7e5d4a8f9c0b1e2d3a4f5b6c7d8e9f01'],
    ['a word that ends alike', `risk-${body(30)}`],
    ['a package name', 'sk-learn-style-estimators-2024-release'],
    ['too short a key', 'sk-abc123'],
    ['the wrong case', 'akiaiosfodnn7example'],
    ['a longer word', 'AKIAIOSFODNN7EXAMPLEX'],
    ['a placeholder', 'sk-xxxxxxxxxxxxxxxxxxxxxxxx'],
    ['an endless run', `sk-${body(250)}${body(250)}`],
    ['base64 data', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'],
  ])('passes %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});
