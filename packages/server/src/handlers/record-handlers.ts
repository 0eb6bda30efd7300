import type { Call } from '@anlan/api';
import type { StoredRecord } from '@anlan/audit';
import { AnlanError, type ApplicationId, type ClauseId, isUuid, type RecordId } from '@anlan/core';
import { isAllowed } from '../http/authorisation.ts';
import { writeEvents } from '../http/live-events.ts';
import { type Handlers, handled } from '../http/management-routes.ts';
import { type ApplicationNames, callOfRecord } from '../views/calls.ts';
import { recordView } from '../views/records.ts';
import { fresh } from './fresh.ts';
import type { HandlerPorts } from './ports.ts';

type Names = 'listCalls' | 'getCall' | 'liveCalls' | 'listRecords' | 'getRecord' | 'listEvidence';

const DEFAULT_PAGE = 50;
const ENDED = ['call.closed', 'call.refused'];

export function recordHandlers(ports: HandlerPorts): Pick<Handlers, Names> {
  const { records, calls, live, projection, sessions } = ports;
  const names = applicationNames(ports);

  return {
    async listCalls({ query }) {
      await fresh(projection);
      const limit = query.limit ?? DEFAULT_PAGE;
      const { application, outcome: outcomes, effect, labelled, from, before } = query;
      const ended = outcomes?.every((outcome) => outcome === 'running')
        ? []
        : await calls.ended({
            limit,
            ...(application && { application: application as ApplicationId }),
            ...(outcomes && { outcomes }),
            ...(effect && { effect }),
            ...(labelled && { labelled: true }),
            ...(from && { from }),
            ...(before && { before }),
          });
      // What a running call will have done, and whether it will be labelled, is not known yet.
      const decided = before ?? effect ?? labelled;
      const running = decided === undefined ? live.running().filter((call) => fits(call, application, outcomes)) : [];
      return {
        calls: [...running.reverse(), ...ended.map((record) => callOfRecord(record, [], names))],
        next: next(ended, limit),
      };
    },
    async getCall({ params }) {
      const requestId = params.id ?? '';
      const running = live.find(requestId);
      if (running) return running;
      await fresh(projection);
      const related = await records.list({ requestId, limit: 20 });
      const ended = related.find(({ record }) => ENDED.includes(record.kind));
      if (!ended) throw new AnlanError('not_found', 'no such call');
      return callOfRecord(ended, related, names);
    },
    async liveCalls({ reply, session }) {
      const mayWatch = (): boolean => isAllowed(session && sessions.current(session.id), 'records.read');
      writeEvents<Call>(reply, { event: 'call', subscribe: live.subscribe, mayWatch });
      return handled;
    },
    async listRecords({ query }) {
      await fresh(projection);
      const limit = query.limit ?? DEFAULT_PAGE;
      const found = await records.list({
        limit,
        ...(query.application && { application: query.application as ApplicationId }),
        ...(query.clause && { clause: query.clause as ClauseId }),
        ...(query.kind && { kinds: [query.kind] }),
        ...(query.request && { requestId: query.request }),
        ...(query.before && { before: query.before }),
      });
      return { records: found.map((record) => recordView(record, names)), next: next(found, limit) };
    },
    async getRecord({ params }) {
      const id = params.id ?? '';
      await fresh(projection);
      const found = isUuid(id) ? await records.get(id as RecordId) : undefined;
      if (!found) throw new AnlanError('not_found', 'no such record');
      return recordView(found, names);
    },
    async listEvidence({ query }) {
      await fresh(projection);
      const clauses = await records.evidence(
        query.application ? { application: query.application as ApplicationId } : {},
      );
      return { clauses: clauses.map((row) => ({ ...row })) };
    },
  };
}

export function applicationNames({ applications }: Pick<HandlerPorts, 'applications'>): ApplicationNames {
  return (id) => {
    const found = applications.find(id as ApplicationId);
    return found ? { id: found.id, code: found.code, name: found.profile.name } : null;
  };
}

function fits(call: Call, application?: string, outcomes?: readonly Call['outcome'][]): boolean {
  return (
    (application === undefined || call.application?.id === application) && (outcomes?.includes(call.outcome) ?? true)
  );
}

function next(page: readonly StoredRecord[], limit: number): number | null {
  return page.length < limit ? null : (page.at(-1)?.seq ?? null);
}
