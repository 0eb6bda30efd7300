import { type Finding, finding } from './finding.ts';
import type { LabelText } from './formats/format.ts';
import type { AigcLabel } from './object/label.ts';
import { type LabelShape, type ParsedLabel, parseLabelText } from './object/parse-label.ts';
import { type PlaceId, type PlaceStanding, placeOf } from './places/place.ts';

/** One label that a file bears, or what stands in a place made for labels and cannot be read as one. */
export interface FoundLabel {
  readonly place: PlaceId;
  readonly standing: PlaceStanding;
  readonly normative: boolean;
  readonly text: string;
  readonly fields: Partial<AigcLabel> | undefined;
  readonly shape: LabelShape | undefined;
  readonly encodedTwice: boolean;
  readonly offset?: number;
  readonly length?: number;
  /** About this label; those about the file are in the report. */
  readonly findings: readonly Finding[];
}

/** Judges a text that a format found. Undefined where a place of general use holds some other text. */
export function judgeText(found: LabelText, longest: number): FoundLabel | undefined {
  const place = placeOf(found.place);
  const parsed = found.text.length > longest ? tooLong(found.text.length) : parseLabelText(found.text);
  if (parsed.fields === undefined && !place.dedicated && found.text.length <= longest) return undefined;
  const { kind: _, text, ...where } = found;
  return {
    ...where,
    text: text.slice(0, longest),
    standing: place.standing,
    normative: place.standing === 'normative',
    fields: parsed.fields,
    shape: parsed.shape,
    encodedTwice: parsed.encodedTwice,
    findings: [...parsed.findings, ...placeFindings(found.place, parsed)].map((about) => ({
      ...about,
      place: found.place,
    })),
  };
}

function tooLong(length: number): ParsedLabel {
  return {
    fields: undefined,
    shape: undefined,
    encodedTwice: false,
    findings: [finding('label_too_long', { detail: { length } })],
  };
}

function placeFindings(id: PlaceId, parsed: ParsedLabel): readonly Finding[] {
  const { standing, form } = placeOf(id);
  const findings: Finding[] = [];
  if (standing === 'alternative') findings.push(finding('place_alternative'));
  if (standing === 'unlisted') findings.push(finding('place_not_listed'));
  if (form !== undefined && parsed.shape !== undefined && parsed.shape !== form)
    findings.push(finding('form_unexpected'));
  return findings;
}
