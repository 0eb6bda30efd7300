import { ApiError } from '@anlan/api/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

/**
 * One cache for everything that the server said.
 * @param onSignedOut called when any answer says that the session is over
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 10_000 } },
  });
}

/** Only the management API's own 401: a refused sign-in link is an answer to the form, not the end of a session. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not_signed_in';
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** What the server refused once it refuses again; a broken connection and 5xx are worth a second try. */
function shouldRetry(failures: number, error: Error): boolean {
  const transient = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
  return transient && failures < 2;
}
