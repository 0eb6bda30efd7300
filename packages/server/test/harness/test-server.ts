import { join } from 'node:path';
import { type Config, type RunningServer, type StartOptions, startServer } from '../../src/index.ts';
import { cleanUp } from './clean-up.ts';
import { putEmptyDatabase } from './empty-database.ts';
import { type Json, send, type TestAnswer, type TestRequest } from './http.ts';
import { type Person, personWith, signIn } from './person.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testConfig } from './test-config.ts';

export interface TestServer {
  readonly running: RunningServer;
  readonly url: string;
  readonly data: string;
  /** The first administrator, signed in. Only where the server made one at this start. */
  readonly admin: Person;
  send(path: string, request?: TestRequest): Promise<TestAnswer>;
  /** Stops and starts again over the same data; the address changes. */
  restart(change?: ServerChange): Promise<TestServer>;
  close(): Promise<void>;
}

export interface ServerChange {
  readonly config?: Partial<Config>;
  readonly options?: Partial<Omit<StartOptions, 'config'>>;
  /** Session of an administrator who signed in to an earlier server over the same data. */
  readonly cookie?: string;
  /** A data directory that is there. */
  readonly data?: string;
}

/** Starts a server, over a new data directory where none is named. It is closed when the tests have ended. */
export async function startTestServer(change: ServerChange = {}): Promise<TestServer> {
  if (change.data !== undefined) return open(change.data, change);
  const data = temporaryDirectory();
  if (change.config?.databaseUrl === undefined) await putEmptyDatabase(join(data, 'database'));
  return open(data, change);
}

async function open(data: string, change: ServerChange): Promise<TestServer> {
  const running = await startServer({ config: testConfig(data, change.config), ...change.options });
  cleanUp(() => running.close());
  const admin = await administrator(running, change.cookie);
  return {
    running,
    url: running.url,
    data,
    get admin() {
      if (!admin) throw new TypeError('this start made no administrator');
      return admin;
    },
    send: (path, request) => send(`${running.url}${path}`, request),
    async restart(next = {}) {
      await running.close();
      return open(data, {
        config: { ...change.config, ...next.config },
        options: { ...change.options, ...next.options },
        ...(admin && { cookie: admin.cookie }),
      });
    },
    close: () => running.close(),
  };
}

async function administrator({ adminLink, consoleUrl }: RunningServer, cookie?: string): Promise<Person | undefined> {
  if (adminLink) return signIn(consoleUrl, adminLink.url);
  return cookie === undefined ? undefined : personWith(consoleUrl, cookie);
}

/** The example application of a server. */
export async function exampleOf({ admin }: TestServer): Promise<Json> {
  const { applications } = await admin.call('listApplications');
  return applications.find(({ example }: { example: boolean }) => example);
}

/** A key of an application, the example where none is named. */
export async function newKey(
  server: TestServer,
  application?: string,
): Promise<{ id: string; secret: string; auth: { authorization: string } }> {
  const id = application ?? (await exampleOf(server)).id;
  const { key, secret } = await server.admin.call('createKey', { params: { id }, body: { name: 'test' } });
  return { id: key.id, secret, auth: { authorization: `Bearer ${secret}` } };
}
