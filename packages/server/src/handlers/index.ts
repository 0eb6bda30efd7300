import type { Handlers } from '../http/management-routes.ts';
import { applicationHandlers } from './application-handlers.ts';
import { catalogHandlers } from './catalog-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { playgroundHandlers } from './playground-handlers.ts';
import type { HandlerPorts } from './ports.ts';
import { recordHandlers } from './record-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';

export function allHandlers(ports: HandlerPorts): Handlers {
  return {
    ...sessionHandlers(ports),
    ...overviewHandlers(ports),
    ...applicationHandlers(ports),
    ...recordHandlers(ports),
    ...playgroundHandlers(ports),
    ...catalogHandlers(ports),
  };
}
