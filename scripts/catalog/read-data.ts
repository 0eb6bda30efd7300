import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import { assembleCoverage, assembleMapping, assemblePack } from '../../packages/catalog/src/assemble.ts';
import {
  chapterSchema,
  coverageSchema,
  mappingSchema,
  packSchema,
  riskTableSchema,
} from '../../packages/catalog/src/schema.ts';
import type { CatalogData, Pack } from '../../packages/catalog/src/types.ts';
import { type FileProblem, readStrictYaml } from './strict-yaml.ts';

export interface ReadData {
  readonly data: CatalogData;
  readonly problems: readonly FileProblem[];
}

/** Folders of data/ that hold no pack. */
const NOT_PACKS: ReadonlySet<string> = new Set(['mappings', 'coverage']);

/** Reads all of `packages/catalog/data`. Goes on behind a bad file, so that one run shows every problem. */
export function readData(dataFolder: string): ReadData {
  const reader = new DataReader(dataFolder);
  const data = {
    packs: reader.packs(),
    mappings: reader.folder('mappings', mappingSchema).map(assembleMapping),
    coverage: reader.folder('coverage', coverageSchema).flatMap(assembleCoverage),
  };
  return { data, problems: reader.problems };
}

class DataReader {
  readonly problems: FileProblem[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  packs(): readonly Pack[] {
    return readdirSync(this.#root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_PACKS.has(entry.name))
      .map((entry) => entry.name)
      .sort()
      .flatMap((name) => this.#pack(name) ?? []);
  }

  /** Every YAML file of a folder, in the order of their names. */
  folder<Value>(name: string, schema: z.ZodType<Value>): readonly Value[] {
    const folder = join(this.#root, name);
    return yamlFiles(folder).flatMap((file) => this.#read(join(folder, file), schema) ?? []);
  }

  #pack(name: string): Pack | undefined {
    const folder = join(this.#root, name);
    const pack = this.#read(join(folder, 'pack.yaml'), packSchema);
    if (!pack) return undefined;
    if (pack.id.replace('@', '-') !== name)
      this.#report(join(folder, 'pack.yaml'), `${pack.id} stands in folder ${name}`);
    const table = join(folder, 'mapping.yaml');
    const riskTable = existsSync(table) ? this.#read(table, riskTableSchema) : undefined;
    const chapters = pack.files.flatMap((file) => this.#read(join(folder, file), chapterSchema) ?? []);
    const listed = new Set(['pack.yaml', 'mapping.yaml', ...pack.files]);
    for (const file of yamlFiles(folder)) {
      if (!listed.has(file)) this.#report(join(folder, file), 'is not listed in pack.yaml');
    }
    return assemblePack({ pack, chapters, ...(riskTable && { riskTable }) });
  }

  #read<Value>(path: string, schema: z.ZodType<Value>): Value | undefined {
    if (!existsSync(path)) {
      this.#report(path, 'does not exist');
      return undefined;
    }
    const parsed = readStrictYaml({ file: this.#name(path), text: readFileSync(path, 'utf8') }, schema);
    if (parsed.ok) return parsed.value;
    this.problems.push(...parsed.problems);
    return undefined;
  }

  #report(path: string, message: string): void {
    this.problems.push({ file: this.#name(path), line: 1, message });
  }

  #name(path: string): string {
    return join('packages/catalog/data', relative(this.#root, path));
  }
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}
