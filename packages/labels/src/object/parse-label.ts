import { type Finding, type FindingCode, finding } from '../finding.ts';
import { hasOnlyLabelCharacters } from './characters.ts';
import { repeatedNames } from './json-names.ts';
import { type AigcLabel, type LabelKey, labelKeys, labelMeaning } from './label.ts';
import { checkProviderCode, looksLikeProviderCode } from './provider-code.ts';

/** `glued` is `AIGC` directly before the object, as one vendor writes it into an APP segment. */
export type LabelShape = 'bare' | 'wrapped' | 'glued';

export interface ParsedLabel {
  /** The members as found, values made strings; undefined where no known member was found. */
  readonly fields: Partial<AigcLabel> | undefined;
  readonly shape: LabelShape | undefined;
  /** A JSON string that held the JSON of the object. */
  readonly encodedTwice: boolean;
  readonly findings: readonly Finding[];
}

type Members = Readonly<Record<string, unknown>>;

interface Opened {
  readonly members: Members | undefined;
  readonly shape: LabelShape;
  readonly encodedTwice: boolean;
  readonly repeated: readonly string[];
}

const GLUE = /^AIGC(?=\{)/i;
/** Real EXIF values end with a NUL. */
const PADDING = /^[\s\0\ufeff]+|[\s\0]+$/g;

/**
 * Reads the text of a label in every shape that is seen in files. The text comes from whoever made the file; nothing in
 * it makes this throw. Key order does not matter (products differ), case of keys neither; both are findings.
 */
export function parseLabelText(text: string): ParsedLabel {
  const trimmed = text.replace(PADDING, '');
  const glued = GLUE.test(trimmed);
  const opened = open(glued ? trimmed.replace(GLUE, '') : trimmed, glued ? 'glued' : 'bare');
  if (opened === undefined) return nothing('label_not_json', undefined);
  if (opened.members === undefined) return nothing('label_not_object', opened);
  const { fields, findings } = readMembers(opened.members);
  if (Object.keys(fields).length === 0) return nothing('label_without_fields', opened);
  return {
    fields,
    shape: opened.shape,
    encodedTwice: opened.encodedTwice,
    findings: [...shapeFindings(opened), ...findings, ...valueFindings(fields)],
  };
}

function nothing(code: FindingCode, opened: Opened | undefined): ParsedLabel {
  return {
    fields: undefined,
    shape: opened?.shape,
    encodedTwice: opened?.encodedTwice ?? false,
    findings: [finding(code)],
  };
}

/** The object inside at most one wrapper and one string on each level; undefined where the text is not JSON. */
function open(json: string, shape: LabelShape): Opened | undefined {
  const outer = parseTwice(json);
  if (outer === undefined) return undefined;
  const wrapper = isMembers(outer.value) ? wrapped(outer.value) : undefined;
  if (wrapper === undefined) return { ...outer, members: membersOf(outer.value), shape };
  const inner =
    typeof wrapper === 'string' ? parseTwice(wrapper) : { value: wrapper, encodedTwice: false, repeated: [] };
  if (inner === undefined) return undefined;
  return {
    members: membersOf(inner.value),
    shape: shape === 'glued' ? 'glued' : 'wrapped',
    encodedTwice: outer.encodedTwice || typeof wrapper === 'string',
    repeated: [...outer.repeated, ...inner.repeated],
  };
}

interface ParsedJson {
  readonly value: unknown;
  readonly encodedTwice: boolean;
  readonly repeated: readonly string[];
}

function parseTwice(json: string): ParsedJson | undefined {
  const value = parseJson(json);
  if (typeof value !== 'string')
    return value === undefined ? undefined : { value, encodedTwice: false, repeated: repeatedNames(json) };
  const inner = parseJson(value);
  return inner === undefined ? undefined : { value: inner, encodedTwice: true, repeated: repeatedNames(value) };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf(value: unknown): Members | undefined {
  return isMembers(value) ? value : undefined;
}

/** The member `AIGC` where it holds an object or its text. MiniMax music writes it in lower case. */
function wrapped(members: Members): Members | string | undefined {
  const name = Object.keys(members).find((key) => key.toLowerCase() === 'aigc');
  const value = name === undefined ? undefined : members[name];
  return isMembers(value) || typeof value === 'string' ? value : undefined;
}

const canonicalKeys: ReadonlyMap<string, LabelKey> = new Map(labelKeys.map((key) => [key.toLowerCase(), key]));

function readMembers(members: Members): { readonly fields: Partial<AigcLabel>; readonly findings: readonly Finding[] } {
  const fields: Partial<Record<LabelKey, string>> = {};
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(members)) {
    const key = canonicalKeys.get(name.toLowerCase());
    if (key === undefined) {
      findings.push(finding('key_unknown', { detail: { key: name } }));
      continue;
    }
    if (fields[key] !== undefined) findings.push(finding('key_repeated', { detail: { key } }));
    if (name !== key) findings.push(finding('key_case', { detail: { key: name } }));
    if (typeof value !== 'string') findings.push(finding('value_not_string', { detail: { key } }));
    fields[key] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return { fields, findings: [...findings, ...keyFindings(fields)] };
}

function keyFindings(fields: Partial<AigcLabel>): readonly Finding[] {
  const present = Object.keys(fields);
  const missing = labelKeys.filter((key) => fields[key] === undefined);
  const inOrder = labelKeys.filter((key) => fields[key] !== undefined).every((key, i) => key === present[i]);
  return [
    ...missing.map((key) => finding('key_missing', { detail: { key } })),
    ...(inOrder ? [] : [finding('key_order')]),
  ];
}

function shapeFindings(opened: Opened): readonly Finding[] {
  return [
    ...(opened.encodedTwice ? [finding('label_encoded_twice')] : []),
    ...opened.repeated.map((key) => finding('key_repeated', { detail: { key } })),
  ];
}

function valueFindings(fields: Partial<AigcLabel>): readonly Finding[] {
  const findings: Finding[] = [];
  if (fields.Label !== undefined && labelMeaning(fields.Label) === undefined) {
    findings.push(finding('label_value_unknown', { detail: { value: fields.Label } }));
  }
  for (const key of ['ContentProducer', 'ProduceID'] as const) {
    if (fields[key] === '') findings.push(finding('required_empty', { detail: { key } }));
  }
  for (const key of labelKeys) {
    if (!hasOnlyLabelCharacters(fields[key] ?? '')) findings.push(finding('value_characters', { detail: { key } }));
  }
  if (fields.ContentPropagator === '' || fields.PropagateID === '') findings.push(finding('propagation_empty'));
  return [...findings, ...providerFindings(fields)];
}

/** Names are allowed in place of codes, so only what looks like a code is held against the rules of codes. */
function providerFindings(fields: Partial<AigcLabel>): readonly Finding[] {
  return (['ContentProducer', 'ContentPropagator'] as const).flatMap((key) => {
    const value = fields[key];
    if (value === undefined || !looksLikeProviderCode(value) || checkProviderCode(value) === undefined) return [];
    return [finding('provider_code_wrong', { detail: { key } })];
  });
}
