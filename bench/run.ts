// `npm run bench -- NAME [options]`: measures, says how it goes on standard error, and prints the report as Markdown.
import { isAnlanError } from '@anlan/core';
import { auditTreeBench } from './audit-tree.ts';
import type { Bench } from './bench.ts';
import { gatewayBench } from './gateway/gateway-bench.ts';
import { guardBench } from './guard.ts';
import { machineLines } from './report/machine.ts';

const benches: readonly Bench[] = [gatewayBench, auditTreeBench, guardBench];

const [name, ...args] = process.argv.slice(2);
const bench = benches.find((candidate) => candidate.name === name);
if (bench) process.exitCode = await measure(bench, args);
else process.exitCode = list(name);

async function measure({ run }: Bench, given: readonly string[]): Promise<number> {
  try {
    const report = await run(given);
    process.stdout.write(`${[...machineLines(), '', report].join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!isAnlanError(error)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    return 1;
  }
}

function list(unknown: string | undefined): number {
  if (unknown !== undefined) process.stderr.write(`There is no bench "${unknown}".\n`);
  process.stdout.write('npm run bench -- NAME [options]\n\n');
  for (const { name: known, summary, options } of benches)
    process.stdout.write(`  ${known}  ${summary}\n  ${' '.repeat(known.length)}  ${options}\n`);
  return unknown === undefined ? 0 : 2;
}
