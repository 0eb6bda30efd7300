// `npm test`: every check and all tests, one after the other, with a line for each. Stops at the first failure.
import { spawnSync } from 'node:child_process';

const steps = [
  ['format and lint', 'npm', ['run', '--silent', 'check:format']],
  ['types', 'npm', ['run', '--silent', 'check:types']],
  ['layers', 'npm', ['run', '--silent', 'check:layers']],
  ['lock file', 'npm', ['run', '--silent', 'check:lockfile']],
  ['catalogue', 'npm', ['run', '--silent', 'check:catalog']],
  ['reference pages', 'npm', ['run', '--silent', 'check:reference']],
  ['unused code', 'npm', ['run', '--silent', 'check:unused']],
  ['console build', 'npm', ['run', '--silent', 'build', '--workspace', '@anlan/console']],
  ['tests', 'npx', ['--no-install', 'vitest', 'run']],
];

const started = Date.now();
for (const [name, command, args] of steps) {
  const from = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`\nnpm test: ${name} failed (exit ${status})`);
    process.exit(status ?? 1);
  }
  console.log(`   ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
console.log(`\nnpm test: all ${steps.length} steps passed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
