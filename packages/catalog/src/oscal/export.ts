import { headingParent } from '../pack-index.ts';
import type { Heading, Pack } from '../types.ts';
import {
  OSCAL_VERSION,
  type OscalDocument,
  type OscalGroup,
  type OscalLink,
  type OscalMetadata,
  type OscalResource,
} from './document.ts';
import { exportControl } from './export-control.ts';
import { escapeMarkup } from './markup.ts';
import { localisedProps, ownProp } from './props.ts';
import { controlToken, groupToken } from './tokens.ts';
import { uuidV5 } from './uuid.ts';

/**
 * A pack as an OSCAL catalog: headings are groups, clauses are controls, the risk table is links. Nothing of the pack
 * is lost; `importOscal` reads it back. The same pack gives the same document, byte for byte: ids are derived from
 * content ids, and `last-modified` is the date of the instrument (1970-01-01 where that is unknown).
 */
export async function exportOscal(pack: Pack): Promise<OscalDocument> {
  const source = await uuidV5(`${pack.id}#source`);
  return {
    catalog: {
      uuid: await uuidV5(pack.id),
      metadata: metadata(pack, { source, issuer: await uuidV5(`${pack.id}#issuer`) }),
      groups: groupsOf(pack, undefined),
      'back-matter': { resources: [resource(pack, source)] },
    },
  };
}

function metadata(pack: Pack, uuids: { readonly source: string; readonly issuer: string }): OscalMetadata {
  const published = pack.published === null ? undefined : `${pack.published}T00:00:00Z`;
  return {
    title: escapeMarkup(pack.title.zh),
    ...(published && { published }),
    'last-modified': published ?? '1970-01-01T00:00:00Z',
    version: pack.id.slice(pack.id.indexOf('@') + 1),
    'oscal-version': OSCAL_VERSION,
    props: [
      ownProp('pack-id', pack.id),
      ...localisedProps('title', pack.title),
      ...localisedProps('issuer', pack.issuer),
      ownProp('kind', pack.kind),
      ...(pack.published === null ? [] : [ownProp('published', pack.published)]),
      ...(pack.inForce === null ? [] : [ownProp('in-force', pack.inForce)]),
      ownProp('status', pack.status),
      ownProp('language-of-record', pack.languageOfRecord),
      ...(pack.note ? localisedProps('note', pack.note) : []),
      ...pack.differences.flatMap((difference) => localisedProps('edition-difference', difference)),
      ownProp('source-document', pack.source.document),
      ownProp('source-reference', pack.source.reference),
      ownProp('source-confidence', pack.source.confidence),
      ownProp('risk-table', pack.riskTable ? 'present' : 'absent'),
    ],
    links: [{ href: `#${uuids.source}`, rel: 'source' }],
    parties: [{ uuid: uuids.issuer, type: 'organization', name: pack.issuer.zh }],
  };
}

function resource(pack: Pack, uuid: string): OscalResource {
  const { document, reference } = pack.source;
  const where = /^https?:\/\/\S+$/.test(reference)
    ? { rlinks: [{ href: reference }] }
    : { citation: { text: escapeMarkup(reference) } };
  return { uuid, title: escapeMarkup(document), ...where };
}

function groupsOf(pack: Pack, parent: string | undefined): readonly OscalGroup[] {
  return pack.headings
    .filter((heading) => headingParent(pack, heading.id) === parent)
    .map((heading) => group(pack, heading));
}

function group(pack: Pack, heading: Heading): OscalGroup {
  const { id } = heading;
  const inner = groupsOf(pack, id);
  const controls = pack.clauses
    .filter((clause) => clause.heading === id)
    .map((clause) =>
      exportControl(
        clause,
        pack.riskTable?.rows.find((row) => row.risk === clause.id),
      ),
    );
  const links = governanceLinks(pack, id);
  const head = {
    id: groupToken(id),
    class: 'heading',
    title: escapeMarkup(heading.title.zh),
    props: [{ name: 'label', value: id }, ownProp('heading-id', id), ...localisedProps('title', heading.title)],
    ...(links.length > 0 && { links }),
  };
  if (inner.length === 0) return controls.length === 0 ? head : { ...head, controls };
  if (controls.length === 0) return { ...head, groups: inner };
  // A group may not hold both: the clauses that stand right under such a heading get a group of their own.
  const own = {
    id: `${head.id}_own`,
    class: 'own-clauses',
    title: head.title,
    props: [ownProp('heading-id', id)],
    controls,
  };
  return { ...head, groups: [own, ...inner] };
}

function governanceLinks(pack: Pack, heading: string): readonly OscalLink[] {
  return (pack.riskTable?.governance ?? [])
    .filter((row) => row.category === heading)
    .flatMap((row) =>
      row.measures.map((id) => ({
        href: `#${controlToken(id.slice(id.indexOf('/') + 1))}`,
        rel: row.anchor === 'table' ? 'governed-by' : 'governed-by-inferred',
      })),
    );
}
