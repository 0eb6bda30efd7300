import type { Status } from '@anlan/api';
import type { CallSnapshot } from '@anlan/gateway';

/** Counters in the text format of Prometheus. Names and labels hold no names of people or applications. */
export interface Metrics {
  count(snapshot: CallSnapshot): void;
  text(status: Status, running: number): string;
}

export function createMetrics(): Metrics {
  const calls = new Map<string, number>();
  const findings = new Map<string, number>();
  const add = (map: Map<string, number>, key: string): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  return {
    count({ outcome, stream, input, output }) {
      if (outcome === 'running') return;
      add(calls, `outcome="${outcome}",stream="${stream}"`);
      for (const { class: of, action } of [...(input?.findings ?? []), ...(output?.findings ?? [])]) {
        add(findings, `class="${of}",action="${action}"`);
      }
    },
    text: (status, running) =>
      [
        ...family('anlan_calls_total', 'counter', 'Model calls by how they ended.', calls),
        ...family('anlan_guard_findings_total', 'counter', 'Findings of the guard.', findings),
        ...family('anlan_calls_running', 'gauge', 'Model calls in flight.', new Map([['', running]])),
        ...family('anlan_journal_bytes', 'gauge', 'Size of the audit journal.', new Map([['', status.journal.bytes]])),
        ...family(
          'anlan_journal_open',
          'gauge',
          '1 while the journal takes records.',
          new Map([['', status.journal.state === 'open' ? 1 : 0]]),
        ),
        ...family(
          'anlan_database_behind',
          'gauge',
          'Journal entries that the database does not hold yet.',
          new Map([['', status.storage.behind]]),
        ),
        '',
      ].join('\n'),
  };
}

function family(name: string, type: string, help: string, values: ReadonlyMap<string, number>): readonly string[] {
  const lines = [...values].map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
