import { ApiError, errorTable } from '@anlan/api/client';
import { isAnlanError } from '@anlan/core';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { isNotFound } from '../api/query-client.ts';
import { useSession } from '../api/session.ts';
import { type Messages, useMessages } from '../messages/messages.ts';
import { useLocalise } from '../state/use-locale.ts';

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** An error as people can use it: what happened in their language, the code, the request id and a way out. */
export function Problem({ error, onRetry }: ProblemProps): ReactNode {
  const { frame } = useMessages();
  const explain = useExplanation();
  return (
    <Alert
      className="an-problem"
      type={severityOf(error)}
      showIcon
      title={titleOf(error, frame)}
      description={
        <>
          <p>{explain(error)}</p>
          <ErrorFacts error={error} frame={frame} />
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {frame.actions.retry}
          </Button>
        )
      }
    />
  );
}

function severityOf(error: unknown): 'warning' | 'error' {
  return error instanceof ApiError && (error.status === 403 || error.status === 404) ? 'warning' : 'error';
}

function titleOf(error: unknown, frame: Messages['frame']): string {
  if (error instanceof ApiError && error.code === 'forbidden') return frame.errors.forbiddenTitle;
  return isNotFound(error) ? frame.errors.missingTitle : frame.errors.title;
}

/** The sentence for an error, for places too small for `Problem`. */
export function useExplanation(): (error: unknown) => string {
  const { frame, words } = useMessages();
  const localise = useLocalise();
  const session = useSession();
  return (error) => {
    if (!(error instanceof ApiError)) return frame.errors.crashed;
    if (error.code === 'network') return frame.errors.network;
    if (error.code === 'not_found') return frame.errors.missing;
    if (error.code === 'forbidden' && session) {
      return frame.errors.forbidden(words.accountRoles[session.account.role]);
    }
    return localise(errorTable[error.code].message);
  };
}

function ErrorFacts({ error, frame }: { readonly error: unknown; readonly frame: Messages['frame'] }): ReactNode {
  if (!isAnlanError(error)) return null;
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <dl className="an-error-facts">
      <dt>{frame.errors.code}</dt>
      <dd>
        <code>{error.code}</code>
      </dd>
      {requestId && (
        <>
          <dt>{frame.errors.request}</dt>
          <dd>
            <code>{requestId}</code>
          </dd>
        </>
      )}
      {error.details && (
        <>
          <dt>{frame.errors.details}</dt>
          <dd>
            <code>{JSON.stringify(error.details)}</code>
          </dd>
        </>
      )}
    </dl>
  );
}
