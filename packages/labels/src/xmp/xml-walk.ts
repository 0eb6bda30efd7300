import { labelError } from '../errors.ts';
import { decodeXmlText } from './xml-text.ts';
import { type Span, type XmlAttribute, type XmlToken, xmlTokens } from './xml-tokens.ts';

export interface XmlElement {
  /** As written, with prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly open: Span;
  readonly empty: boolean;
  readonly parent: XmlElement | undefined;
  readonly depth: number;
  readonly declared: ReadonlyMap<string, string>;
}

/** What a walk reports, in document order. */
export interface XmlVisitor {
  start(element: XmlElement): void;
  /** `close` is the span of the end tag; an empty span where there is none, as for an empty element. */
  end(element: XmlElement, close: Span): void;
  text(span: Span, kind: 'text' | 'cdata', parent: XmlElement | undefined): void;
}

type OpenToken = Extract<XmlToken, { kind: 'open' }>;
type CloseToken = Extract<XmlToken, { kind: 'close' }>;

/**
 * Walks an XML text with namespaces in scope. Returns whether it is well nested: end tags without a start, and elements
 * without an end, are passed over, so that a careless packet still gives up its label. Throws `structure_broken` and,
 * beyond `maxDepth`, `limit_reached`.
 */
export function walkXml(xml: string, maxDepth: number, visitor: XmlVisitor): boolean {
  const walk = new XmlWalk(xml, maxDepth, visitor);
  for (const token of xmlTokens(xml)) walk.take(token);
  return walk.wellNested;
}

class XmlWalk {
  readonly #xml: string;
  readonly #maxDepth: number;
  readonly #visitor: XmlVisitor;
  #current: XmlElement | undefined;
  #clean = true;

  constructor(xml: string, maxDepth: number, visitor: XmlVisitor) {
    this.#xml = xml;
    this.#maxDepth = maxDepth;
    this.#visitor = visitor;
  }

  get wellNested(): boolean {
    return this.#clean && this.#current === undefined;
  }

  take(token: XmlToken): void {
    if (token.kind === 'open') this.#enter(token);
    else if (token.kind === 'close') this.#leave(token);
    else if (token.kind !== 'other') this.#visitor.text(token, token.kind, this.#current);
  }

  #enter(token: OpenToken): void {
    const element = this.#element(token);
    if (element.depth > this.#maxDepth) throw labelError('limit_reached', `XML nested deeper than ${this.#maxDepth}`);
    this.#visitor.start(element);
    if (token.empty) this.#visitor.end(element, { start: token.end, end: token.end });
    else this.#current = element;
  }

  #leave(token: CloseToken): void {
    let target = this.#current;
    while (target !== undefined && target.name !== token.name) target = target.parent;
    if (target === undefined || target !== this.#current) this.#clean = false;
    if (target === undefined) return;
    for (let open = this.#current; open !== undefined && open !== target; open = open.parent) {
      this.#visitor.end(open, { start: token.start, end: token.start });
    }
    this.#visitor.end(target, { start: token.start, end: token.end });
    this.#current = target.parent;
  }

  #element(token: OpenToken): XmlElement {
    const parent = this.#current;
    const { prefix, local } = splitName(token.name);
    const declared = this.#declarations(token);
    return {
      name: token.name,
      local,
      namespace: declared.get(prefix) ?? namespaceOf(parent, prefix),
      attributes: token.attributes,
      open: { start: token.start, end: token.end },
      empty: token.empty,
      parent,
      depth: (parent?.depth ?? 0) + 1,
      declared,
    };
  }

  #declarations(token: OpenToken): ReadonlyMap<string, string> {
    const declared = new Map<string, string>();
    for (const { name, value } of token.attributes) {
      const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined;
      if (prefix !== undefined) declared.set(prefix, decodeXmlText(this.#xml.slice(value.start, value.end)));
    }
    return declared;
  }
}

/** The namespace that a prefix stands for at an element; empty where it is not declared. */
export function namespaceOf(element: XmlElement | undefined, prefix: string): string {
  for (let at = element; at !== undefined; at = at.parent) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon === -1 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}
