import { type AbortSignal as CallerSignal, type GatewayError, gatewayError } from '@anlan/gateway';

/** The one way in which an exchange is ended early: by its caller, by a deadline or by whoever reads its body. */
export interface Cancellation {
  /** For the HTTP client; its reason is the error that the caller gets. */
  readonly signal: AbortSignal;
  /** Starts the deadline anew; there is one at a time. */
  expireIn(ms: number, waitedFor: string): void;
  /** Takes the deadline away, while nobody waits for the model service. */
  stopClock(): void;
  cancel(): void;
  /** Lets go of the caller's signal and the deadline once the exchange is over. */
  release(): void;
}

export function createCancellation(caller: CallerSignal): Cancellation {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopClock = (): void => clearTimeout(timer);
  const release = (): void => {
    stopClock();
    caller.removeEventListener('abort', cancel);
  };
  const stop = (error: GatewayError): void => {
    release();
    controller.abort(error);
  };
  const cancel = (): void =>
    stop(gatewayError('upstream_protocol', 'the call was cancelled before its answer was whole'));

  if (caller.aborted) cancel();
  else caller.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    expireIn(ms, waitedFor) {
      stopClock();
      const expire = (): void => stop(gatewayError('upstream_timeout', `no ${waitedFor} within ${ms} ms`));
      if (!controller.signal.aborted) timer = setTimeout(expire, ms);
    },
    stopClock,
    cancel,
    release,
  };
}
