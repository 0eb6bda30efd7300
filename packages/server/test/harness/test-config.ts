import { type Config, loadConfig } from '../../src/index.ts';

/** The configuration of a server on any free port of this machine, with whatever a test changes. */
export function testConfig(data: string, change: Partial<Config> = {}): Config {
  return { ...loadConfig({ data, port: '0', example: true }, {}, data), logLevel: 'silent', ...change };
}
