import { isReadProblem, labelError } from './errors.ts';
import { FileView } from './file-view.ts';
import { type Finding, type FindingCode, finding } from './finding.ts';
import type { FormatName, LabelFormat } from './formats/format.ts';
import { detectFormat } from './formats/registry.ts';
import { type FoundLabel, judgeText } from './found-label.ts';
import { defaultLimits, type LabelLimits } from './limits.ts';
import { type LabelMeaning, labelKeys, labelMeaning } from './object/label.ts';
import type { PlaceStanding } from './places/place.ts';
import type { LabelPorts } from './ports.ts';
import type { ByteSource } from './source.ts';

/**
 * What the file's metadata say: 属于 (`is`), 可能 (`may`), 疑似 (`suspected`); `none`: read to its end and no label in any
 * known place; `inconclusive`: not read to its end, or what stands there says nothing definite. Never `none` for a file
 * that was not read.
 */
export type LabelStatus = LabelMeaning | 'none' | 'inconclusive';

export interface LabelReport {
  /** By content; undefined where no format knows the file. */
  readonly format: FormatName | undefined;
  readonly status: LabelStatus;
  /** The label that the status is taken from: the normative place first, then the alternatives, then the others. */
  readonly label: FoundLabel | undefined;
  /** Every label, in the order of the file. */
  readonly labels: readonly FoundLabel[];
  /** About the file and about each label. */
  readonly findings: readonly Finding[];
}

export interface ReadOptions {
  readonly ports: LabelPorts;
  readonly limits?: Partial<LabelLimits>;
  /** Only to say where its extension contradicts the content. */
  readonly fileName?: string;
}

/** What one look at a file brought to light. */
interface Sighting {
  readonly labels: readonly FoundLabel[];
  readonly findings: readonly Finding[];
}

/** After these the file may bear a label that was not seen. */
const unread: ReadonlySet<FindingCode> = new Set([
  'format_unknown',
  'file_truncated',
  'structure_broken',
  'limit_reached',
  'inflate_failed',
  'exif_malformed',
  'xmp_malformed',
]);
const standings: readonly PlaceStanding[] = ['normative', 'alternative', 'unlisted'];

/**
 * Reads the labels of a file (verification under art. 6 of the Measures). The file comes from anybody: no bytes make
 * this throw, and the work is bounded by the limits. It throws only what the source throws, e.g. an error of the disk.
 */
export async function readLabel(source: ByteSource, options: ReadOptions): Promise<LabelReport> {
  const file = new FileView(source, { ...defaultLimits, ...options.limits }, options.ports);
  const format = await detectSafely(file);
  if (format === undefined) return report(undefined, { labels: [], findings: [finding('format_unknown')] });
  const { labels, findings } = await sight(format, file);
  return report(format, { labels, findings: [...extensionFindings(format, options.fileName), ...findings] });
}

async function detectSafely(file: FileView): Promise<LabelFormat | undefined> {
  try {
    return await detectFormat(file);
  } catch (problem) {
    if (isReadProblem(problem)) return undefined;
    throw problem;
  }
}

/** Collects what the format yields; what was found before a problem counts. */
async function sight(format: LabelFormat, file: FileView): Promise<Sighting> {
  const labels: FoundLabel[] = [];
  const findings: Finding[] = [];
  try {
    for await (const discovery of format.read(file)) {
      if (labels.length + findings.length >= file.limits.maxDiscoveries)
        throw labelError('limit_reached', 'too many labels');
      if (discovery.kind === 'finding') findings.push(finding(discovery.code, discovery));
      else labels.push(...[judgeText(discovery, file.limits.maxLabelBytes)].filter((label) => label !== undefined));
    }
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    findings.push(finding(problem.code, { detail: { reason: problem.message } }));
  }
  return { labels, findings };
}

function report(format: LabelFormat | undefined, { labels, findings }: Sighting): LabelReport {
  const label = decisiveLabel(labels);
  const meaning = labelMeaning(label?.fields?.Label);
  const all = [...findings, ...labels.flatMap((each) => each.findings), ...agreementFindings(labels)];
  const uncertain = labels.length > 0 || all.some(({ code }) => unread.has(code));
  return {
    format: format?.name,
    status: meaning ?? (uncertain ? 'inconclusive' : 'none'),
    label,
    labels,
    findings: all,
  };
}

/** The first label that says something, in the most regular place; else the first one that says nothing. */
function decisiveLabel(labels: readonly FoundLabel[]): FoundLabel | undefined {
  const sorted = standings.flatMap((standing) => labels.filter((label) => label.standing === standing));
  return sorted.find((label) => labelMeaning(label.fields?.Label) !== undefined) ?? sorted[0];
}

/** 6.1 c) of the standard: only one label remains in a file; several that agree are a fault of form all the same. */
function agreementFindings(labels: readonly FoundLabel[]): readonly Finding[] {
  if (labels.length < 2) return [];
  const contents = new Set(labels.map(({ fields }) => JSON.stringify(labelKeys.map((key) => fields?.[key] ?? ''))));
  return [finding(contents.size === 1 ? 'labels_repeated' : 'labels_disagree', { detail: { count: labels.length } })];
}

function extensionFindings(format: LabelFormat, fileName: string | undefined): readonly Finding[] {
  const extension = /\.([^./\\]+)$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  if (extension === undefined || format.extensions.includes(extension)) return [];
  return [finding('extension_mismatch', { detail: { extension, format: format.name } })];
}
