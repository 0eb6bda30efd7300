import type { ApplicationSummary } from '@anlan/api/client';
import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { modelsQuery } from '../../api/models.ts';
import { useMessages } from '../../messages/messages.ts';
import { Panel } from '../../parts/panel.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { TurnVerdict } from './turn-verdict.tsx';
import { useTurns } from './use-turns.ts';

const route = getRouteApi('/signed-in/playground');

interface BenchProps {
  readonly applications: readonly ApplicationSummary[];
  readonly application: ApplicationSummary;
}

/** Conversation on the left, the verdict of one turn on the right. */
export function Bench({ applications, application }: BenchProps): ReactNode {
  const { playground } = useMessages();
  const [model, setModel] = useState<string>();
  const [chosen, setChosen] = useState<number>();
  const { turns, running, send, stop, clear } = useTurns(application.id, model);
  const selected = turns.find(({ index }) => index === chosen) ?? turns.at(-1);
  const ask = (prompt: string): void => {
    setChosen(undefined);
    send(prompt);
  };
  return (
    <div className="an-bench">
      <Panel className="an-bench-chat">
        <div className="an-filters an-bench-head">
          <ApplicationSelect applications={applications} value={application.id} />
          <ModelSelect application={application} value={model} onChange={setModel} />
          <Button type="text" icon={<ReloadOutlined />} disabled={turns.length === 0} onClick={clear}>
            {playground.clear}
          </Button>
        </div>
        <Conversation turns={turns} selected={selected?.index} onSelect={setChosen} />
        <Composer example={application.example} running={running} onSend={ask} onStop={stop} />
      </Panel>
      <Panel className="an-bench-verdict" title={playground.verdict}>
        {selected ? <TurnVerdict turn={selected} /> : <p className="an-faint">{playground.verdictEmpty}</p>}
      </Panel>
    </div>
  );
}

interface ApplicationSelectProps {
  readonly applications: readonly ApplicationSummary[];
  readonly value: string;
}

function ApplicationSelect({ applications, value }: ApplicationSelectProps): ReactNode {
  const { playground } = useMessages();
  const navigate = route.useNavigate();
  return (
    <Select
      value={value}
      aria-label={playground.application}
      className="an-filter-text"
      data-testid="playground-application"
      options={applications.map(({ id, profile, active }) => ({
        value: id,
        label: active ? profile.name : profile.name + playground.inactive,
      }))}
      onChange={(application: string) => void navigate({ search: { application }, replace: true })}
    />
  );
}

interface ModelSelectProps {
  readonly application: ApplicationSummary;
  readonly value: string | undefined;
  readonly onChange: (model: string | undefined) => void;
}

function ModelSelect({ application, value, onChange }: ModelSelectProps): ReactNode {
  const { playground } = useMessages();
  const models = useQuery({ ...modelsQuery(application.id), enabled: application.active });
  return (
    <Select
      allowClear
      value={value ?? null}
      placeholder={playground.modelDefault}
      aria-label={playground.model}
      className="an-filter-select"
      notFoundContent={playground.modelsEmpty}
      options={(models.data ?? []).map((model) => ({ value: model, label: model }))}
      onChange={(model: string | undefined) => onChange(model)}
    />
  );
}
