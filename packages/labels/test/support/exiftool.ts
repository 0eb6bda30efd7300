import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function installed(): boolean {
  try {
    execFileSync('exiftool', ['-ver'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** Without exiftool the cases that ask it are left out, and say so. */
export const hasExiftool = installed();
if (!hasExiftool)
  console.warn('labels: exiftool is not installed (libimage-exiftool-perl); its agreement is not tested');

type Values = Readonly<Record<string, unknown>>;

/** What exiftool reads from files of these bytes, by group and name; one call for all, because starting it takes long. */
export function exiftool(files: readonly Uint8Array[], extension: string): readonly Values[] {
  const directory = mkdtempSync(join(tmpdir(), 'anlan-exiftool-'));
  const paths = files.map((_, i) => join(directory, `${i}.${extension}`));
  try {
    for (const [i, bytes] of files.entries()) writeFileSync(paths[i]!, bytes);
    const asked = ['-q', '-j', '-G1', '-a', '-struct', '-XMP:all', '-EXIF:all', '-Warning', '-Error', ...paths];
    return (
      JSON.parse(execFileSync('exiftool', asked, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()) as Record<
        string,
        unknown
      >[]
    ).map(withoutName);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function withoutName({ SourceFile: _, ...values }: Record<string, unknown>): Values {
  return values;
}
