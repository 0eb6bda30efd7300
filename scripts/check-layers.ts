import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds every package's manifest and TypeScript references against the layers of ARCHITECTURE.md: arrows go down only,
 * none inside a layer. The `dependencies` field is the graph; there is no second list to keep in step.
 */
const LAYERS: Readonly<Record<string, number>> = {
  core: 0,
  catalog: 1,
  labels: 1,
  audit: 1,
  guard: 2,
  grading: 2,
  gateway: 3,
  govern: 3,
  api: 3,
  server: 4,
  console: 4,
  cli: 5,
  testkit: 5,
};
/** Narrower than the layers: the console knows the contract, never an engine. */
const ONLY: Readonly<Record<string, readonly string[]>> = { console: ['core', 'catalog', 'grading', 'api', 'audit'] };
const NEVER: Readonly<Record<string, readonly string[]>> = { cli: ['console'], testkit: ['server', 'console', 'cli'] };
const SCOPE = '@anlan/';

const root = join(import.meta.dirname, '..', 'packages');
const problems = readdirSync(root).flatMap(checkPackage);
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`layers: ${Object.keys(LAYERS).length} packages, every arrow goes down`);
process.exitCode = problems.length === 0 ? 0 : 1;

function checkPackage(name: string): string[] {
  const layer = LAYERS[name];
  if (layer === undefined) return [`${name}: no layer; a new package needs a decision record and a row here`];
  const manifest = readJson(join(root, name, 'package.json'));
  const used = internal({ ...manifest.dependencies, ...manifest.peerDependencies });
  const wrong = used
    .filter((other) => !allowed(name, layer, other))
    .map((other) => `${name} must not depend on ${other}`);
  const versions = Object.entries({ ...manifest.dependencies })
    .filter(([dependency, version]) => dependency.startsWith(SCOPE) && version !== manifest.version)
    .map(([dependency, version]) => `${name}: ${dependency} must be exactly ${manifest.version}, not ${version}`);
  return [...wrong, ...versions, ...checkReferences(name, used)];
}

function allowed(name: string, layer: number, other: string): boolean {
  const lower = (LAYERS[other] ?? Number.POSITIVE_INFINITY) < layer;
  return lower && (ONLY[name]?.includes(other) ?? true) && !NEVER[name]?.includes(other);
}

/** A missing reference builds in the wrong order on a clean clone; an extra one is an undeclared arrow. */
function checkReferences(name: string, used: readonly string[]): string[] {
  const references = readJson(join(root, name, 'tsconfig.json')).references;
  if (references === undefined) return [];
  const referenced = references.map(({ path }) => path.replace('../', ''));
  return [
    ...used
      .filter((other) => !referenced.includes(other))
      .map((other) => `${name}: tsconfig.json lacks a reference to ${other}`),
    ...referenced
      .filter((other) => !used.includes(other))
      .map((other) => `${name}: tsconfig.json refers to ${other}, which package.json does not name`),
  ];
}

function internal(dependencies: Readonly<Record<string, string>>): string[] {
  return Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith(SCOPE))
    .map((dependency) => dependency.slice(SCOPE.length));
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly references?: readonly { readonly path: string }[];
}

function readJson(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}
