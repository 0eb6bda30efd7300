import type { ApplicationKey, ApplicationSummary } from '@anlan/api';
import { catalog } from '@anlan/catalog';
import type { ApplicationId } from '@anlan/core';
import { type Application, dueClauses, risksOf } from '@anlan/govern';
import { grade } from '@anlan/grading';
import type { Handlers } from '../http/management-routes.ts';
import type { StoredKey } from '../identity/keys.ts';
import type { ApplicationCallCount } from '../storage/call-queries.ts';
import { applicationView, gradeView } from '../views/applications.ts';
import { fresh } from './fresh.ts';
import type { HandlerPorts } from './ports.ts';

type Names =
  | 'listApplications'
  | 'createApplication'
  | 'getApplication'
  | 'changeApplication'
  | 'getApplicationClauses'
  | 'gradePreview'
  | 'listKeys'
  | 'createKey'
  | 'revokeKey';

export function applicationHandlers(ports: HandlerPorts): Pick<Handlers, Names> {
  const { register, records, calls, keys } = ports;
  const idOf = (params: Readonly<Record<string, string>>): ApplicationId => (params.id ?? '') as ApplicationId;

  const summary = async (
    application: Application,
    counts: readonly ApplicationCallCount[],
  ): Promise<ApplicationSummary> => {
    const own = counts.find((count) => count.application === application.id);
    const due = dueClauses(application.profile, catalog);
    const evidence = await records.evidence({ application: application.id });
    const evidenced = new Set(evidence.filter(({ proving }) => proving > 0).map(({ clause }) => clause));
    return {
      ...applicationView(application),
      calls: own?.calls ?? 0,
      stopped: own?.stopped ?? 0,
      lastCallAt: own?.lastAt ?? null,
      clausesDue: due.length,
      clausesEvidenced: due.filter(({ id }) => evidenced.has(id)).length,
    };
  };
  const keyView = async (key: StoredKey): Promise<ApplicationKey> => {
    const { version: _, mac: __, application: ___, ...shown } = key;
    const [last] = await records.list({ actorId: key.id, limit: 1 });
    return { ...shown, lastUsedAt: last?.record.at ?? null };
  };

  return {
    async listApplications() {
      await fresh(ports.projection);
      const counts = await calls.countsByApplication();
      const applications = await register.list();
      return { applications: await Promise.all(applications.map((application) => summary(application, counts))) };
    },
    createApplication: async ({ body, actor }) => applicationView(await register.register(body, actor)),
    async getApplication({ params }) {
      await fresh(ports.projection);
      return summary(await register.get(idOf(params)), await calls.countsByApplication());
    },
    async changeApplication({ params, body, actor }) {
      const { version, profile, active } = body;
      const change = { version, ...(profile && { profile }), ...(active !== undefined && { active }) };
      return applicationView(await register.change(idOf(params), change, actor));
    },
    async getApplicationClauses({ params }) {
      const { id, profile } = await register.get(idOf(params));
      await fresh(ports.projection);
      const evidence = new Map((await records.evidence({ application: id })).map((row) => [row.clause, row]));
      const coverage = new Map(catalog.coverage().map((entry) => [entry.clause, entry.status]));
      return {
        risks: risksOf(profile).map((risk) => ({ id: risk, title: titleOf(risk) })),
        clauses: dueClauses(profile, catalog).map(({ id: clause, because }) => ({
          id: clause,
          kind: catalog.getClause(clause)?.kind ?? '',
          title: titleOf(clause),
          because: { risks: [...because.risks], roles: [...because.roles] },
          coverage: coverage.get(clause) ?? 'planned',
          evidence: {
            records: evidence.get(clause)?.records ?? 0,
            proving: evidence.get(clause)?.proving ?? 0,
            lastAt: evidence.get(clause)?.lastAt ?? null,
          },
        })),
      };
    },
    gradePreview: async ({ body }) => gradeView(grade(body)),
    async listKeys({ params }) {
      const { id } = await register.get(idOf(params));
      await fresh(ports.projection);
      return { keys: await Promise.all(keys.list(id).map(keyView)) };
    },
    async createKey({ params, body, actor }) {
      const { key, secret } = await keys.issue(await register.get(idOf(params)), body.name, actor);
      return { key: await keyView(key), secret };
    },
    async revokeKey({ params, actor }) {
      const { id } = await register.get(idOf(params));
      return keyView(await keys.revoke(id, params.key ?? '', actor));
    },
  };
}

function titleOf(id: string): { zh: string; en: string } {
  return catalog.getClause(id)?.title ?? { zh: id, en: id };
}
