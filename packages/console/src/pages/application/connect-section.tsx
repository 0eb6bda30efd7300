import type { ApplicationSummary } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { modelsQuery } from '../../api/models.ts';
import { useMessages } from '../../messages/messages.ts';
import { CodeBlock, CopyText } from '../../parts/copy-text.tsx';
import { Keys } from './keys.tsx';
import { type Snippet, snippet, snippets } from './snippets.ts';

/** Keys, and the two things that a client changes. */
export function ConnectSection({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { application: words } = useMessages();
  const model = useQuery({ ...modelsQuery(application.id), enabled: application.active }).data?.[0] ?? 'MODEL';
  const [kind, setKind] = useState<Snippet>('node');
  const baseUrl = `${window.location.origin}/v1`;
  return (
    <div className="an-connect">
      <p className="an-soft">{words.connectLead}</p>
      <div className="an-base-url">
        <span className="an-faint">{words.baseUrl}</span>
        <CopyText text={baseUrl} />
      </div>
      <Keys application={application.id} />
      <div className="an-snippets">
        <Segmented<Snippet>
          aria-label={words.snippetLanguage}
          value={kind}
          options={snippets.map((value) => ({ value, label: words.snippets[value] }))}
          onChange={setKind}
        />
        <CodeBlock code={snippet(kind, { baseUrl, model, prompt: words.snippetPrompt })} />
      </div>
    </div>
  );
}
