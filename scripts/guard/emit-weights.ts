import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassifierManifest, HeadName } from '../../packages/guard/src/classifier/manifest.ts';

/** Writes the weights of a head as a module: text in base64, since browsers and bundlers read modules everywhere. */
export function emitWeights(folder: string, name: HeadName, weights: Int8Array): void {
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.length);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  writeFileSync(join(folder, `${name}.ts`), `export const ${name}Weights: string =\n  '${base64}';\n`);
}

export function emitManifest(folder: string, manifest: ClassifierManifest): void {
  const code = `import type { ClassifierManifest } from '../manifest.ts';\n\n/** Written by scripts/train-guard.ts; not to be edited. */\nexport const classifierManifest: ClassifierManifest = ${JSON.stringify(manifest, null, 2)};\n`;
  writeFileSync(join(folder, 'manifest.ts'), code);
}
