import { copyPiece, type EditPlan } from './edit-plan.ts';
import { labelError } from './errors.ts';
import { FileView } from './file-view.ts';
import { type Finding, finding } from './finding.ts';
import type { FormatName, LabelFormat } from './formats/format.ts';
import { detectFormat } from './formats/registry.ts';
import type { FoundLabel } from './found-label.ts';
import { defaultLimits } from './limits.ts';
import type { AigcLabel } from './object/label.ts';
import { serialiseLabel } from './object/serialise-label.ts';
import { placeOf } from './places/place.ts';
import { type LabelReport, type ReadOptions, readLabel } from './read-label.ts';
import type { ByteSource } from './source.ts';

export interface WriteOptions extends ReadOptions {
  /** What is to happen to a label that the file has: art. 10 of the Measures forbids to remove one maliciously. */
  readonly existing: 'refuse' | 'replace';
  /** What is to happen where writing breaks a signature over the file (C2PA): sign after labelling, not before. */
  readonly signed: 'refuse' | 'break';
}

export interface WritePlan {
  readonly format: FormatName;
  /** The output; nothing is written yet. Read the output back before it replaces the input: `holdsLabel`. */
  readonly plan: EditPlan;
  /** The labels that are not in the output any more. */
  readonly replaced: readonly FoundLabel[];
  readonly findings: readonly Finding[];
}

/**
 * Plans how to write the label into the normative place of the file, as its only label. Throws a `WriteRefusal` where
 * that cannot be done without harm, a `ReadProblem` where the file cannot be read.
 * A file that bears exactly this label, and no other, is copied as it is.
 */
export async function writeLabel(source: ByteSource, label: AigcLabel, options: WriteOptions): Promise<WritePlan> {
  const before = await readLabel(source, options);
  const file = new FileView(source, { ...defaultLimits, ...options.limits }, options.ports);
  const format = await writableFormat(file);
  if (holdsLabel(before, label)) return { ...nothingReplaced(format, before), plan: [copyPiece(0, source.size)] };
  assertConsent(before, options);
  const plan = await format.plan(file, label);
  return {
    ...nothingReplaced(format, before),
    plan,
    replaced: before.labels,
    findings: [...before.findings, ...changes(before)],
  };
}

/** Whether a file bears this label in the normative place and form, and no other label. */
export function holdsLabel(report: LabelReport, label: AigcLabel): boolean {
  const [only, ...others] = report.labels;
  if (only === undefined || others.length > 0 || !only.normative) return false;
  return only.text === serialiseLabel(label, placeOf(only.place).form ?? 'bare');
}

type WritableFormat = LabelFormat & Required<Pick<LabelFormat, 'plan'>>;

async function writableFormat(file: FileView): Promise<WritableFormat> {
  const format = await detectFormat(file);
  if (format === undefined)
    throw labelError('format_unknown', 'the content is of no format that labels are written into');
  if (!canWrite(format)) throw labelError('format_read_only', `labels are only read in ${format.name}`);
  return format;
}

function canWrite(format: LabelFormat): format is WritableFormat {
  return format.plan !== undefined;
}

function assertConsent(before: LabelReport, { existing, signed }: WriteOptions): void {
  if (existing === 'refuse' && before.labels.length > 0) {
    throw labelError('label_exists', 'the file bears a label', { places: before.labels.map(({ place }) => place) });
  }
  if (signed === 'refuse' && before.findings.some(({ code }) => code === 'content_signed')) {
    throw labelError('signature_would_break', 'the file is signed; label it before it is signed');
  }
}

function nothingReplaced(format: LabelFormat, { findings }: LabelReport): Omit<WritePlan, 'plan'> {
  return { format: format.name, replaced: [], findings };
}

function changes({ labels }: LabelReport): readonly Finding[] {
  if (labels.length === 0) return [];
  return labels.some(({ normative }) => normative) ? [finding('label_replaced')] : [finding('labels_removed')];
}
