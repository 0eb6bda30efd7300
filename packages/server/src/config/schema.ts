import { z } from 'zod';
import { DATABASE_URL, HOST, splitAddress } from './settings.ts';
import { addressProblem } from './upstream-address.ts';

const port = z.int('a whole number').min(0).max(65_535);
const seconds = z.number('a number of seconds').min(0.1).max(3_600);
const host = z.string().regex(HOST, 'an address or a host name');
const listenAddress = z.string().refine(isListenAddress, 'host:port, the port from 0 to 65535');
const upstreamUrl = z.string().superRefine((url, context) => {
  const expected = addressProblem(url);
  if (expected !== undefined) context.addIssue({ code: 'custom', message: expected });
});

/** `anlan.yaml`. Unknown keys are errors: a misspelt safety setting must not be ignored. */
export const configSchema: z.ZodType<ConfigFile> = z.strictObject({
  listen: z.strictObject({ host: host.optional(), port: port.optional() }).optional(),
  management: z
    .strictObject({
      /** `host:port` on which console and management API answer beside loopback. */
      listen: listenAddress.optional(),
    })
    .optional(),
  /** Names under which the server may be addressed, beside loopback and the listen address. */
  hosts: z.array(host).max(50).optional(),
  data: z.string().min(1).optional(),
  database: z.strictObject({ url: z.string().regex(DATABASE_URL, 'postgres://…') }).optional(),
  upstream: z
    .strictObject({
      name: z.string().min(1).max(60).optional(),
      url: upstreamUrl,
      /** Name of the environment variable that holds the key; the key itself does not belong into a file. */
      keyEnv: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable')
        .optional(),
      models: z.array(z.string().min(1).max(200)).min(1).max(200).optional(),
      timeouts: z
        .strictObject({ connect: seconds.optional(), firstByte: seconds.optional(), idle: seconds.optional() })
        .optional(),
      /** Further request fields that may pass, scalars only. */
      extraFields: z
        .array(z.string().regex(/^[a-z_]{1,60}$/, 'the name of a request field'))
        .max(50)
        .optional(),
    })
    .optional(),
  guard: z
    .strictObject({
      profile: z.enum(['balanced']).optional(),
      dryRun: z.boolean('true or false').optional(),
      onBlock: z.enum(['reply', 'error']).optional(),
      /** Words that the operator forbids in both directions. */
      words: z.array(z.string().min(1).max(100)).max(10_000).optional(),
    })
    .optional(),
  limits: z.strictObject({ bodyBytes: z.int().min(1_024).max(104_857_600).optional() }).optional(),
  log: z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional() }).optional(),
});

function isListenAddress(value: string): boolean {
  const { host: name = '', port: number = Number.NaN } = splitAddress(value) ?? {};
  return /:\d{1,5}$/.test(value) && HOST.test(name) && number <= 65_535;
}

/** What the file may say; everything has a default. */
export interface ConfigFile {
  readonly listen?: { readonly host?: string | undefined; readonly port?: number | undefined } | undefined;
  readonly management?: { readonly listen?: string | undefined } | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly data?: string | undefined;
  readonly database?: { readonly url: string } | undefined;
  readonly upstream?: UpstreamFile | undefined;
  readonly guard?:
    | {
        readonly profile?: 'balanced' | undefined;
        readonly dryRun?: boolean | undefined;
        readonly onBlock?: 'reply' | 'error' | undefined;
        readonly words?: readonly string[] | undefined;
      }
    | undefined;
  readonly limits?: { readonly bodyBytes?: number | undefined } | undefined;
  readonly log?: { readonly level?: Config['logLevel'] | undefined } | undefined;
}

interface UpstreamFile {
  readonly name?: string | undefined;
  readonly url: string;
  readonly keyEnv?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly timeouts?:
    | {
        readonly connect?: number | undefined;
        readonly firstByte?: number | undefined;
        readonly idle?: number | undefined;
      }
    | undefined;
  readonly extraFields?: readonly string[] | undefined;
}

/** What the server runs with: file, environment and command line joined, defaults filled in. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  readonly management: { readonly host: string; readonly port: number } | undefined;
  readonly hosts: readonly string[];
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly upstream: UpstreamConfig | undefined;
  readonly guard: {
    readonly profile: 'balanced';
    readonly dryRun: boolean;
    readonly onBlock: 'reply' | 'error';
    readonly words: readonly string[];
  };
  readonly bodyBytes: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Seed the example application at the first start. */
  readonly example: boolean;
}

export interface UpstreamConfig {
  readonly name: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly models: readonly string[] | undefined;
  readonly timeouts: { readonly connectMs: number; readonly firstByteMs: number; readonly idleMs: number };
  readonly extraFields: readonly string[];
}
