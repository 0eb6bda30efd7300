import { type Client, createClient, type Profile } from '@anlan/api';
import type { ServerProcess } from './server-process.ts';

/** A person who is signed in, as far as a program can be one. */
export interface Management {
  readonly client: Client;
  /** Registers an application and makes a key for it. */
  newKey(name: string): Promise<string>;
  /** A key of the example application, which the tour model answers. */
  exampleKey(): Promise<string>;
}

/** Redeems the one-time link of the first start. */
export async function signIn(server: ServerProcess): Promise<Management> {
  const cookie = await redeem(server);
  const client = createClient({ fetch, baseUrl: server.console, headers: () => ({ cookie }) });
  const issue = async (application: string): Promise<string> => {
    const answer = await client.call('createKey', { params: { id: application }, body: { name: 'e2e' } });
    return answer.secret;
  };
  return {
    client,
    newKey: async (name) => issue((await client.call('createApplication', { body: profile(name) })).id),
    async exampleKey() {
      const { applications } = await client.call('listApplications');
      return issue(applications.find(({ example }) => example)?.id ?? '');
    },
  };
}

async function redeem({ console, adminLink }: ServerProcess): Promise<string> {
  const token = new URL(adminLink?.url ?? '').hash.replace('#token=', '');
  const response = await fetch(`${console}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: '端到端' }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function profile(name: string): Profile {
  return {
    name,
    purpose: '',
    sector: 'general',
    audiences: ['public'],
    impact: 'limited',
    autonomy: 'assists',
    users: 'under_10k',
    capabilities: ['text_generation'],
    criticalInfrastructure: false,
    mainlandChina: true,
    roles: ['deployer'],
  };
}
