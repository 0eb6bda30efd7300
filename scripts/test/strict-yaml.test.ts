import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStrictYaml } from '../catalog/strict-yaml.ts';

const schema = z.strictObject({
  id: z.string(),
  list: z.array(z.strictObject({ name: z.string(), value: z.number() })).optional(),
});
const read = (text: string) => readStrictYaml({ file: 'a.yaml', text }, schema);

describe('readStrictYaml', () => {
  it('reads what JSON can say, in YAML', () => {
    expect(read('id: "5.1" # a comment\nlist:\n  - { name: 甲, value: 6 }\n')).toEqual({
      ok: true,
      value: { id: '5.1', list: [{ name: '甲', value: 6 }] },
    });
  });

  it.each([
    ['a number in place of an id', 'id: 5.1\n', 1, /^id: .*string/],
    ['a number deep inside', 'id: x\nlist:\n  - name: a\n    value: "6"\n', 4, /^list\.0\.value: /],
    ['an unknown key', 'id: x\nlist:\n  - name: a\n    value: 1\n    extra: 2\n', 5, /^list\.0: unknown key extra$/],
    ['a missing key', 'list: []\n', 1, /^id: /],
    ['a doubled key', 'id: x\nid: y\n', 2, /unique/],
    ['an anchor', 'id: &a x\n', 1, /an anchor/],
    ['an alias', 'id: &a x\nlist: *a\n', 2, /an alias/],
    ['a merge key', 'id: x\n<<: { list: [] }\n', 2, /merge key/],
    ['a tag', 'id: !!str 5\n', 1, /a tag/],
    ['a hexadecimal number', 'id: x\nlist: [{ name: a, value: 0x10 }]\n', 2, /not decimal/],
    ['an octal number', 'id: x\nlist: [{ name: a, value: 0o17 }]\n', 2, /not decimal/],
    ['infinity', 'id: x\nlist: [{ name: a, value: .inf }]\n', 2, /list\.0\.value/],
    ['two documents', 'id: x\n---\nid: y\n', 2, /multiple documents/],
    ['a colon that starts a second mapping', 'id: one: two\n', 1, /mapping/i],
    ['an open bracket', 'id: [x\n', 2, /./],
    ['nothing', '', 1, /the file/],
  ])('refuses %s and says where', (_name, text, line, message) => {
    const parsed = read(text);
    expect(parsed).toMatchObject({ ok: false });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => [problem.file, problem.line])).toContainEqual(['a.yaml', line]);
    expect(problems.some((problem) => message.test(problem.message))).toBe(true);
  });

  it('does not read YAML 1.1 words as booleans', () => {
    expect(read('id: no\n')).toEqual({ ok: true, value: { id: 'no' } });
  });
});
