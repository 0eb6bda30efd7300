import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds to package-lock.json the optional packages of other platforms that `npm install` left out because its registry
 * serves only this platform's: `npm ci` refuses a lock file without them, here and on every other platform. They are
 * never installed where they do not fit. `--check` only says whether something is missing.
 */
interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  packages: Record<string, LockEntry>;
}

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
const FOLDER = 'node_modules/';

const path = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
const missing = Object.entries(lock.packages).flatMap(([place, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(place, name))
    .map(([name, range]) => ({ name, entry: platformEntry(name, range, entry) })),
);
if (missing.length === 0) {
  console.log('lock file: every optional package is named');
} else if (process.argv.includes('--check')) {
  console.error(`lock file: ${missing.length} optional packages of other platforms are missing; run npm run lockfile`);
  process.exitCode = 1;
} else {
  for (const { name, entry } of missing) lock.packages[FOLDER + name] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`lock file: ${missing.length} optional packages of other platforms added`);
}

/** Whether a package would be found from the place of its dependent, as Node looks for it: inside, then further out. */
function isLocked(place: string, name: string): boolean {
  if (`${place === '' ? '' : `${place}/`}${FOLDER}${name}` in lock.packages) return true;
  if (place === '') return false;
  const at = place.lastIndexOf(`/${FOLDER}`);
  return isLocked(at < 0 ? '' : place.slice(0, at), name);
}

/** Their manifests cannot be read here; names of such packages say what they are for. */
function platformEntry(name: string, range: string, dependent: LockEntry): LockEntry {
  const words = name.split(/[-/@]/).map((word) => word.replace('linuxmusl', 'linux').replace('ppc64le', 'ppc64'));
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const musl = /musl/.test(name);
  const glibc = /-gnu/.test(name);
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(processor && { cpu: [processor] }),
    ...(dependent.dev && { dev: true }),
    ...(system === 'linux' && (musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}
