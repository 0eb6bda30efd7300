import { labelError } from '../errors.ts';
import { EXIF_NAMESPACE, LABEL_PROPERTY, RDF_NAMESPACE, TC260_NAMESPACE } from './namespaces.ts';
import { decodeXmlText } from './xml-text.ts';
import type { Span, XmlAttribute } from './xml-tokens.ts';
import { namespaceOf, splitName, walkXml, type XmlElement, type XmlVisitor } from './xml-walk.ts';

/** One occurrence of a property that may hold a label. */
export interface PropertyHit {
  readonly property: 'label' | 'user-comment';
  readonly form: 'element' | 'attribute';
  /** Text of the value, decoded. */
  readonly value: string;
  /** What to cut out to remove the property: the element, or the attribute with the space before it. */
  readonly span: Span;
  /** What to replace to change the value: the content of the element, or the attribute value within its quotes. */
  readonly content: Span;
  /** An element without an end tag of its own (empty, or never closed) has no content that could be replaced. */
  readonly replaceable: boolean;
}

/** Where the first `rdf:RDF` stands: where a property can be added. */
export interface RdfPlace {
  readonly open: Span;
  readonly empty: boolean;
  /** Span of the end tag; undefined where the packet ends before it. */
  readonly close: Span | undefined;
  /** Raw value of `rdf:about` of its first description: all descriptions of a packet must have the same. */
  readonly about: string;
}

export interface PacketContent {
  readonly hits: readonly PropertyHit[];
  readonly rdf: RdfPlace | undefined;
  readonly wellFormed: boolean;
}

/**
 * Finds the label property, by namespace, as element and as attribute, and `exif:UserComment`, which carries labels in
 * re-encoded files. `xml` is the packet in binary form. Throws `structure_broken` or `limit_reached`.
 */
export function findProperties(xml: string, maxDepth: number): PacketContent {
  if (UTF16.test(xml)) throw labelError('structure_broken', 'the packet is not in UTF-8');
  const search = new PropertySearch(xml);
  const wellFormed = walkXml(xml, maxDepth, search);
  return { hits: search.hits, rdf: search.rdf, wellFormed };
}

/** Zero bytes between characters: UTF-16 or UTF-32, which no format here allows. Zero bytes at the end are padding. */
const UTF16 = /\0[^\0]/;

/** More than one is a fault already; what has hundreds is made to cost time. */
const MOST_HITS = 100;

interface OpenHit {
  readonly element: XmlElement;
  readonly property: PropertyHit['property'];
  readonly texts: string[];
}

class PropertySearch implements XmlVisitor {
  readonly hits: PropertyHit[] = [];
  rdf: RdfPlace | undefined;
  readonly #xml: string;
  #rdfElement: XmlElement | undefined;
  #open: OpenHit | undefined;

  constructor(xml: string) {
    this.#xml = xml;
  }

  start(element: XmlElement): void {
    if (element.namespace === RDF_NAMESPACE) this.#noteRdf(element);
    for (const attribute of element.attributes) this.#noteAttribute(element, attribute);
    const property = propertyOf(element.namespace, element.local);
    if (this.#open === undefined && property !== undefined) this.#open = { element, property, texts: [] };
  }

  end(element: XmlElement, close: Span): void {
    if (element === this.#rdfElement && this.rdf !== undefined && close.end > close.start)
      this.rdf = { ...this.rdf, close };
    if (this.#open?.element === element) this.#finish(this.#open, close);
  }

  text(span: Span, kind: 'text' | 'cdata'): void {
    const raw = this.#xml.slice(span.start, span.end);
    this.#open?.texts.push(kind === 'cdata' ? raw.slice('<![CDATA['.length, -']]>'.length) : decodeXmlText(raw));
  }

  #noteRdf(element: XmlElement): void {
    if (element.local === 'RDF' && this.rdf === undefined) {
      this.#rdfElement = element;
      this.rdf = { open: element.open, empty: element.empty, close: undefined, about: '' };
    }
    if (element.local !== 'Description' || element.parent !== this.#rdfElement || this.rdf === undefined) return;
    const about = element.attributes.find(({ name }) => splitName(name).local === 'about');
    if (about !== undefined && this.rdf.about === '') this.rdf = { ...this.rdf, about: this.#slice(about.value) };
  }

  #noteAttribute(element: XmlElement, { name, start, end, value }: XmlAttribute): void {
    const { prefix, local } = splitName(name);
    const property = prefix === '' ? undefined : propertyOf(namespaceOf(element, prefix), local);
    if (property === undefined) return;
    const decoded = decodeXmlText(this.#slice(value));
    this.#add({ property, form: 'attribute', value: decoded, span: { start, end }, content: value, replaceable: true });
  }

  #finish({ element, property, texts }: OpenHit, close: Span): void {
    this.#open = undefined;
    this.#add({
      property,
      form: 'element',
      value: texts.join('').trim(),
      span: { start: element.open.start, end: close.end },
      content: { start: element.open.end, end: close.start },
      replaceable: close.end > close.start,
    });
  }

  #add(hit: PropertyHit): void {
    if (this.hits.length === MOST_HITS) throw labelError('limit_reached', `more than ${MOST_HITS} labels in a packet`);
    this.hits.push(hit);
  }

  #slice({ start, end }: Span): string {
    return this.#xml.slice(start, end);
  }
}

function propertyOf(namespace: string, local: string): PropertyHit['property'] | undefined {
  if (namespace === TC260_NAMESPACE && local === LABEL_PROPERTY) return 'label';
  return namespace === EXIF_NAMESPACE && local === 'UserComment' ? 'user-comment' : undefined;
}
