import type { Status } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { statusQuery } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';

/** The state of the system itself. */
export function SystemStatus(): ReactNode {
  const status = useQuery(statusQuery);
  return (
    <Async query={status}>
      {(data) => (
        <div className="an-status">
          <Service status={data} />
          <Journal journal={data.journal} />
          <Policy status={data} />
        </div>
      )}
    </Async>
  );
}

function Service({ status }: { readonly status: Status }): ReactNode {
  const { status: words } = useMessages().administration;
  const format = useFormat();
  const { version, startedAt, storage } = status;
  return (
    <Panel title={words.service}>
      <Facts
        facts={[
          { label: words.version, value: version },
          { label: words.started, value: <Moment time={startedAt} /> },
          { label: words.storage, value: words.storageKinds[storage.kind] },
          { label: words.behind, value: format.number(storage.behind), help: words.behindHelp },
        ]}
      />
    </Panel>
  );
}

function Journal({ journal }: { readonly journal: Status['journal'] }): ReactNode {
  const { status: words } = useMessages().administration;
  const format = useFormat();
  return (
    <Panel
      title={words.journal}
      actions={
        <span className={journal.state === 'open' ? 'an-tag an-tag-good' : 'an-tag an-tag-bad'}>
          {words.journalStates[journal.state]}
        </span>
      }
    >
      {journal.state === 'failed' && <Alert type="error" showIcon title={words.journalFailed} />}
      <Facts
        facts={[
          { label: words.records, value: format.number(journal.records) },
          { label: words.bytes, value: format.bytes(journal.bytes) },
          { label: words.head, value: <CopyText text={journal.head} />, help: words.headHelp },
        ]}
      />
    </Panel>
  );
}

function Policy({ status }: { readonly status: Status }): ReactNode {
  const { status: words } = useMessages().administration;
  const { policy, label } = status;
  return (
    <Panel title={words.policy}>
      {policy.dryRun && <Alert type="warning" showIcon title={words.dryRunOn} className="an-dialog-lead" />}
      <Facts
        facts={[
          { label: words.profile, value: policy.profile },
          { label: words.dryRun, value: policy.dryRun ? words.dryRun : words.dryRunOff },
          { label: words.label, value: label, help: words.labelHelp },
          { label: words.digest, value: <CopyText text={policy.digest} /> },
        ]}
      />
    </Panel>
  );
}
