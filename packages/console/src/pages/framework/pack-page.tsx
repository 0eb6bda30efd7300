import type { PackDetail } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { packQuery } from '../../api/catalog.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat, useLocalise } from '../../state/use-locale.ts';
import { MappingDiagram } from './mapping-diagram.tsx';
import { PackClauses } from './pack-clauses.tsx';
import './framework.css';

const route = getRouteApi('/signed-in/framework/$pack');

/** One instrument: its clauses, and its risk table drawn where it has one. */
export function PackPage(): ReactNode {
  const { words } = useMessages();
  const localise = useLocalise();
  const { pack: id } = route.useParams();
  const pack = useQuery(packQuery(id));
  const summary = pack.data?.pack;
  return (
    <Page
      title={summary ? localise(summary.title) : id}
      aside={summary && <span className="an-faint">{wordOf(words.packKinds, summary.kind)}</span>}
      lead={summary && <PackLead pack={summary} />}
      actions={pack.data && pack.data.technicalEdges.length > 0 && <ViewSwitch />}
    >
      <Async query={pack}>{(data) => <PackView pack={data} />}</Async>
    </Page>
  );
}

function PackView({ pack }: { readonly pack: PackDetail }): ReactNode {
  const { framework } = useMessages();
  const { view } = route.useSearch();
  if (view !== 'mapping' || pack.technicalEdges.length === 0) return <PackClauses pack={pack} />;
  return (
    <Panel title={framework.mapping.title} lead={`${framework.mapping.lead} ${framework.mapping.bracket}`}>
      <MappingDiagram pack={pack} />
    </Panel>
  );
}

function PackLead({ pack }: { readonly pack: PackDetail['pack'] }): ReactNode {
  const { framework } = useMessages();
  const localise = useLocalise();
  const format = useFormat();
  return (
    <span className="an-pack-lead">
      <span>
        {localise(pack.issuer)}
        {pack.published && ` · ${framework.published} ${format.day(pack.published)}`}
        {pack.inForce && ` · ${framework.inForce} ${format.day(pack.inForce)}`}
      </span>
      {pack.note && <span>{localise(pack.note)}</span>}
      <span className="an-faint">{framework.ownWords}</span>
    </span>
  );
}

function ViewSwitch(): ReactNode {
  const { framework } = useMessages();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Segmented<'clauses' | 'mapping'>
      value={view ?? 'clauses'}
      options={[
        { value: 'clauses', label: framework.pack.views.clauses },
        { value: 'mapping', label: framework.pack.views.mapping },
      ]}
      onChange={(next) => void navigate({ search: { view: next } })}
    />
  );
}
