import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Wire, WireStep } from './wire.ts';

/** Sends a response step by step, until it is whole, cut, or the other side has gone. */
export async function transmit(response: ServerResponse, wire: Wire): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    if (!(await begin(response, wire, gone.signal))) return;
    for (const step of wire.steps) {
      if (step.kind === 'cut') return cut(response);
      await perform(response, step, gone.signal);
    }
    response.end();
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

/** Sends status and headers; false where the fault leaves nothing more to send. */
async function begin(response: ServerResponse, wire: Wire, signal: AbortSignal): Promise<boolean> {
  switch (wire.beforeStatus.kind) {
    case 'wait':
      if (wire.beforeStatus.ms > 0) await wait(wire.beforeStatus.ms, undefined, { signal });
      response.writeHead(wire.status, wire.headers);
      response.flushHeaders();
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return false;
    case 'not_http':
      response.socket?.end('220 this is a mail server\r\n');
      return false;
  }
}

async function perform(
  response: ServerResponse,
  step: Exclude<WireStep, { kind: 'cut' }>,
  signal: AbortSignal,
): Promise<void> {
  if (step.kind === 'wait') await wait(step.ms, undefined, { signal });
  else if (!response.write(step.bytes)) await once(response, 'drain', { signal });
}

/** Lets what was written arrive before the connection goes. */
function cut(response: ServerResponse): void {
  response.socket?.end();
}
