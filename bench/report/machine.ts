import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem, type } from 'node:os';

/** What the numbers were measured on, as a Markdown list: without it, numbers say little. */
export function machineLines(): readonly string[] {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    `- ${new Date().toISOString().slice(0, 16)}Z, Anlan ${version('../../package.json')}`,
    `- ${cores.length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}, load averages ${load.join(' ')}`,
    `- Node ${process.version}, undici ${version('undici/package.json')}`,
  ];
}

function version(manifest: string): string {
  return (createRequire(import.meta.url)(manifest) as { version: string }).version;
}
