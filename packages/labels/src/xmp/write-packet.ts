import { binaryTextToBytes, bytesToBinaryText } from '../bytes/binary-text.ts';
import { isReadProblem, labelError } from '../errors.ts';
import type { LabelLimits } from '../limits.ts';
import { parseLabelText } from '../object/parse-label.ts';
import { findProperties, type PacketContent, type PropertyHit, type RdfPlace } from './find-properties.ts';
import { LABEL_PROPERTY, RDF_NAMESPACE, TC260_NAMESPACE } from './namespaces.ts';
import { encodeXmlText } from './xml-text.ts';
import type { Span } from './xml-tokens.ts';

type Edit = Span & { readonly text: string };

/** UTF-8 byte order mark in binary form: what `begin` of a packet holds. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** The smallest packet that holds the label. */
export function newPacket(json: string): Uint8Array {
  const rdf = `<rdf:RDF xmlns:rdf="${RDF_NAMESPACE}">${description(json, '')}</rdf:RDF>`;
  const meta = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta>`;
  const begin = `<?xpacket begin="${BYTE_ORDER_MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>`;
  return binaryTextToBytes(`${begin}${meta}<?xpacket end="w"?>`);
}

/**
 * The packet with this label as its only one. Every byte that does not belong to a label stays; padding at the end gives
 * or takes the difference in length, where there is any. Throws `xmp_not_editable` where the packet is broken or has no
 * RDF to write into.
 */
export function writePacket(packet: Uint8Array, json: string, limits: LabelLimits): Uint8Array {
  const xml = bytesToBinaryText(packet);
  if (xml.trim() === '') return newPacket(json);
  const content = inspect(xml, limits);
  const edited = repad(xml, applyEdits(xml, labelEdits(xml, content, json)));
  const after = inspect(edited, limits).hits.filter(isLabelHit);
  if (after.length !== 1 || after[0]?.value !== json)
    throw labelError('xmp_not_editable', 'the label was not read back');
  return binaryTextToBytes(edited);
}

/** The packet without any label; undefined where it has none. Throws `xmp_not_editable`. */
export function clearPacket(packet: Uint8Array, limits: LabelLimits): Uint8Array | undefined {
  const xml = bytesToBinaryText(packet);
  const edits = removals(inspect(xml, limits).hits.filter(isLabelHit));
  return edits.length === 0 ? undefined : binaryTextToBytes(repad(xml, applyEdits(xml, edits)));
}

function inspect(xml: string, limits: LabelLimits): PacketContent {
  try {
    return findProperties(xml, limits.maxDepth);
  } catch (problem) {
    if (isReadProblem(problem)) throw labelError('xmp_not_editable', `the XMP packet is broken: ${problem.message}`);
    throw problem;
  }
}

/** A user comment is a label where it reads as one; other comments are not ours to touch. */
function isLabelHit(hit: PropertyHit): boolean {
  return hit.property === 'label' || parseLabelText(hit.value).fields !== undefined;
}

function labelEdits(xml: string, { hits, rdf }: PacketContent, json: string): readonly Edit[] {
  const labels = hits.filter(isLabelHit);
  const kept = labels.find(
    ({ property, replaceable, form }) => property === 'label' && replaceable && form === 'element',
  );
  if (kept !== undefined) {
    return [{ ...kept.content, text: encodeXmlText(json) }, ...removals(labels.filter((hit) => hit !== kept))];
  }
  if (rdf === undefined) throw labelError('xmp_not_editable', 'the XMP packet has no rdf:RDF');
  return [insertion(xml, rdf, json), ...removals(labels)];
}

function removals(hits: readonly PropertyHit[]): readonly Edit[] {
  return hits.map(({ span }) => ({ start: span.start, end: span.end, text: '' }));
}

function insertion(xml: string, rdf: RdfPlace, json: string): Edit {
  const text = description(json, rdf.about);
  if (!rdf.empty) {
    if (rdf.close === undefined) throw labelError('xmp_not_editable', 'rdf:RDF has no end');
    return { start: rdf.close.start, end: rdf.close.start, text };
  }
  const name = /^<([^\s/>]+)/.exec(xml.slice(rdf.open.start, rdf.open.end))?.[1] ?? '';
  const slash = xml.lastIndexOf('/', rdf.open.end);
  return { start: slash, end: rdf.open.end, text: `>${text}</${name}>` };
}

/** Declares every prefix itself: it stands in packets of any making. */
function description(json: string, about: string): string {
  const names = `xmlns:rdf="${RDF_NAMESPACE}" rdf:about="${about.replaceAll('"', '&quot;')}" xmlns:TC260="${TC260_NAMESPACE}"`;
  return `<rdf:Description ${names}><TC260:${LABEL_PROPERTY}>${encodeXmlText(json)}</TC260:${LABEL_PROPERTY}></rdf:Description>`;
}

/** Carries out edits from the last to the first. An edit within another one (an attribute of a removed element) goes with it. */
function applyEdits(xml: string, edits: readonly Edit[]): string {
  const outer = edits.filter((edit) => !edits.some((other) => other !== edit && encloses(other, edit)));
  return [...outer]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), xml);
}

function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/** Gives the packet its old length again where its padding allows. */
function repad(before: string, after: string): string {
  const end = after.lastIndexOf('<?xpacket');
  const growth = after.length - before.length;
  const body = after.slice(0, Math.max(end, 0)).trimEnd().length;
  const padding = end - body;
  if (padding <= 0 || growth > padding) return after;
  const fitted = growth >= 0 ? after.slice(body, end - growth) : after.slice(body, end) + ' '.repeat(-growth);
  return after.slice(0, body) + fitted + after.slice(end);
}
