/**
 * The part of NIST's OSCAL 1.2 catalog model that the export uses. https://pages.nist.gov/OSCAL/
 * Names are NIST's; what OSCAL has no word for stands in props and parts under our own namespace.
 */

export const OSCAL_VERSION = '1.2.2';
/** A name, not an address that is called. */
export const NAMESPACE = 'https://anlan.dev/ns/oscal';

export interface OscalDocument {
  readonly catalog: OscalCatalog;
}

export interface OscalCatalog {
  readonly uuid: string;
  readonly metadata: OscalMetadata;
  readonly groups: readonly OscalGroup[];
  readonly 'back-matter': { readonly resources: readonly OscalResource[] };
}

export interface OscalMetadata {
  readonly title: string;
  readonly published?: string;
  readonly 'last-modified': string;
  readonly version: string;
  readonly 'oscal-version': string;
  readonly props: readonly OscalProp[];
  readonly links: readonly OscalLink[];
  readonly parties: readonly { readonly uuid: string; readonly type: 'organization'; readonly name: string }[];
}

export interface OscalResource {
  readonly uuid: string;
  readonly title: string;
  readonly citation?: { readonly text: string };
  readonly rlinks?: readonly { readonly href: string }[];
}

/** OSCAL lets a group hold groups or controls, never both. */
export interface OscalGroup {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly props: readonly OscalProp[];
  readonly links?: readonly OscalLink[];
  readonly groups?: readonly OscalGroup[];
  readonly controls?: readonly OscalControl[];
}

export interface OscalControl {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly props: readonly OscalProp[];
  readonly links?: readonly OscalLink[];
  readonly parts: readonly OscalPart[];
}

export interface OscalProp {
  readonly name: string;
  readonly value: string;
  readonly ns?: string;
}

export interface OscalLink {
  readonly href: string;
  readonly rel: string;
}

export interface OscalPart {
  readonly name: string;
  readonly id?: string;
  readonly ns?: string;
  readonly props?: readonly OscalProp[];
  readonly prose?: string;
  readonly parts?: readonly OscalPart[];
}
