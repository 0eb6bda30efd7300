import { labelError } from '../errors.ts';

/** A stretch of the packet, in characters of its binary form, which are bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute extends Span {
  readonly name: string;
  /** Span of the value without its quotes. */
  readonly value: Span;
}

export type XmlToken = Span &
  (
    | {
        readonly kind: 'open';
        readonly name: string;
        readonly attributes: readonly XmlAttribute[];
        readonly empty: boolean;
      }
    | { readonly kind: 'close'; readonly name: string }
    | { readonly kind: 'text' }
    | { readonly kind: 'cdata' }
    | { readonly kind: 'other' }
  );

const NAME = /[^\s/>=<"']+/y;
const SPACE = /\s*/y;
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;

/**
 * The tokens of an XML text, in one pass without backtracking. A document type declaration is refused: entities of the
 * author's own are how XML reads files and explodes. Throws `structure_broken` where the text is no XML.
 */
export function* xmlTokens(xml: string): Generator<XmlToken, void, undefined> {
  let at = 0;
  while (at < xml.length) {
    const token = nextToken(xml, at);
    yield token;
    at = token.end;
  }
}

function nextToken(xml: string, start: number): XmlToken {
  if (xml[start] !== '<') {
    const end = xml.indexOf('<', start);
    return { kind: 'text', start, end: end === -1 ? xml.length : end };
  }
  if (xml.startsWith('<?', start)) return { kind: 'other', start, end: endOf(xml, '?>', start + 2) };
  if (xml.startsWith('<!--', start)) return { kind: 'other', start, end: endOf(xml, '-->', start + 4) };
  if (xml.startsWith('<![CDATA[', start)) return { kind: 'cdata', start, end: endOf(xml, ']]>', start + 9) };
  if (xml.startsWith('<!', start)) throw labelError('structure_broken', 'a declaration in an XMP packet');
  return xml[start + 1] === '/' ? closeTag(xml, start) : openTag(xml, start);
}

function closeTag(xml: string, start: number): XmlToken {
  const name = match(NAME, xml, start + 2);
  const gap = match(SPACE, xml, start + 2 + (name?.[0].length ?? 0));
  const end = start + 2 + (name?.[0].length ?? 0) + (gap?.[0].length ?? 0);
  if (name === null || xml[end] !== '>') throw labelError('structure_broken', 'a broken end tag');
  return { kind: 'close', name: name[0], start, end: end + 1 };
}

function openTag(xml: string, start: number): XmlToken {
  const name = match(NAME, xml, start + 1);
  if (name === null) throw labelError('structure_broken', 'a broken start tag');
  const attributes: XmlAttribute[] = [];
  let at = start + 1 + name[0].length;
  for (let found = match(ATTRIBUTE, xml, at); found !== null; found = match(ATTRIBUTE, xml, at)) {
    attributes.push(attribute(found, at));
    at += found[0].length;
  }
  const end = match(TAG_END, xml, at);
  if (end === null) throw labelError('structure_broken', 'a broken start tag');
  return { kind: 'open', name: name[0], attributes, empty: end[1] === '/', start, end: at + end[0].length };
}

function attribute(found: RegExpExecArray, start: number): XmlAttribute {
  const [whole, name = '', double, single] = found;
  const end = start + whole.length;
  const length = (double ?? single ?? '').length;
  return { name, start, end, value: { start: end - 1 - length, end: end - 1 } };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw labelError('structure_broken', `no ${mark}`);
  return at + mark.length;
}
