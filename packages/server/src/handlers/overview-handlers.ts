import type { Overview } from '@anlan/api';
import type { Handlers } from '../http/management-routes.ts';
import type { CallCount } from '../storage/call-queries.ts';
import { callOfRecord } from '../views/calls.ts';
import { fresh } from './fresh.ts';
import type { HandlerPorts } from './ports.ts';
import { applicationNames } from './record-handlers.ts';

const HOUR_MS = 3_600_000;
/** Asia/Shanghai has been UTC+8 without summer time since 1991; days of the product are counted there. */
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
const STOPPED = ['blocked_input', 'blocked_output'];
const SHOWN = 10;

export function overviewHandlers(ports: HandlerPorts): Pick<Handlers, 'getOverview' | 'getStatus'> {
  const { applications, calls, records, live, clock, projection, upstreamState } = ports;
  return {
    getStatus: async () => ports.status(),
    async getOverview(): Promise<Overview> {
      await fresh(projection);
      const now = clock.now();
      const firstHour = Math.floor(now / HOUR_MS) * HOUR_MS - 23 * HOUR_MS;
      const counts = await calls.countsSince(new Date(firstHour).toISOString());
      const stopped = await calls.ended({ outcomes: STOPPED, limit: SHOWN });
      return {
        applications: applications.all().filter(({ active }) => active).length,
        running: live.running().length,
        today: today(counts, now),
        hours: hours(counts, firstHour),
        stopped: stopped.map((record) => callOfRecord(record, [], applicationNames(ports))),
        evidence: (await records.evidence({})).map((row) => ({ ...row })),
        upstream: { ...upstreamState() },
      };
    },
  };
}

function today(counts: readonly CallCount[], now: number): Overview['today'] {
  const midnight = Math.floor((now + SHANGHAI_OFFSET_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS - SHANGHAI_OFFSET_MS;
  const since = counts.filter(({ hour }) => Date.parse(hour) >= midnight);
  const sum = (rows: readonly CallCount[], of: (row: CallCount) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    since: new Date(midnight).toISOString(),
    calls: sum(since, ({ calls }) => calls),
    blocked: sum(
      since.filter(({ outcome }) => STOPPED.includes(outcome)),
      ({ calls }) => calls,
    ),
    redacted: sum(since, ({ redacted }) => redacted),
    labelled: sum(since, ({ labelled }) => labelled),
    failed: sum(
      since.filter(({ outcome }) => outcome === 'upstream_failed' || outcome === 'interrupted'),
      ({ calls }) => calls,
    ),
  };
}

function hours(counts: readonly CallCount[], first: number): Overview['hours'] {
  return Array.from({ length: 24 }, (_, index) => {
    const from = first + index * HOUR_MS;
    const rows = counts.filter(({ hour }) => Date.parse(hour) === from);
    return {
      from: new Date(from).toISOString(),
      calls: rows.reduce((total, { calls }) => total + calls, 0),
      stopped: rows.filter(({ outcome }) => STOPPED.includes(outcome)).reduce((total, { calls }) => total + calls, 0),
    };
  });
}
