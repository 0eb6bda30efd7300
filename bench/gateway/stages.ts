import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startPinned } from '../load/pinned-process.ts';
import { markdownTable } from '../report/markdown-table.ts';
import { GATEWAY_CPU } from './targets.ts';

interface Stages {
  readonly url: string;
  readonly results: Readonly<Record<string, number>>;
}

/** What each stage costs on the payloads of this bench, without HTTP around it. */
export async function measureStages(directory: string): Promise<string> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const file = fileURLToPath(new URL('../stages.ts', import.meta.url));
  const run = await startPinned<Stages>({ args: ['--import', tsx, file, directory], cpu: GATEWAY_CPU });
  await run.stop();
  const rows = Object.entries(run.announced.results).map(([stage, micros]) => [stage, micros.toFixed(1)]);
  return markdownTable(['stage', 'median, µs'], rows);
}
