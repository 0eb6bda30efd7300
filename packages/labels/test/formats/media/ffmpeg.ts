import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasFfmpeg: boolean = runs('ffmpeg', '-version') && runs('ffprobe', '-version');
export const hasExiftool: boolean = runs('exiftool', '-ver');
if (!hasFfmpeg) console.log('labels: no ffmpeg on this machine: comparison with it is skipped');
if (!hasExiftool) console.log('labels: no exiftool on this machine: comparison with it is skipped');

const VIDEO = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=10:duration=1'];
const AUDIO = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1:sample_rate=44100'];

function runs(command: string, flag: string): boolean {
  return spawnSync(command, [flag]).status === 0;
}

function withFolder<Value>(use: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'labels-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A second of tone, or of test picture and tone, in the container that the name says. */
export function encode(name: string, kind: 'audio' | 'video', ...options: readonly string[]): Uint8Array {
  return withFolder((folder) => {
    const path = join(folder, name);
    execFileSync('ffmpeg', [
      '-v',
      'error',
      ...(kind === 'video' ? VIDEO : []),
      ...AUDIO,
      '-shortest',
      ...options,
      '-y',
      path,
    ]);
    return new Uint8Array(readFileSync(path));
  });
}

function withFile<Value>(name: string, bytes: Uint8Array, use: (path: string) => Value): Value {
  return withFolder((folder) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return use(path);
  });
}

/** A hash of every stream's decoded samples; throws where decoding says anything. */
export function decodedHash(name: string, bytes: Uint8Array): string {
  return withFile(name, bytes, (path) => {
    const { stdout, stderr, status } = spawnSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      path,
      '-map',
      '0',
      '-f',
      'streamhash',
      '-',
    ]);
    if (status !== 0 || stderr.length > 0) throw new Error(String(stderr));
    return String(stdout);
  });
}

/** The frame at half a second: right only where the index of the file is. */
export function seekHash(name: string, bytes: Uint8Array): string {
  return withFile(name, bytes, (path) =>
    String(
      execFileSync('ffmpeg', [
        '-v',
        'error',
        '-ss',
        '0.5',
        '-i',
        path,
        '-map',
        '0:v',
        '-frames:v',
        '1',
        '-f',
        'md5',
        '-',
      ]),
    ),
  );
}

export function probedTags(name: string, bytes: Uint8Array): Readonly<Record<string, string>> {
  return withFile(name, bytes, (path) => {
    const text = String(execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path]));
    const { format, streams } = JSON.parse(text) as { format: Tagged; streams: Tagged[] };
    return Object.assign({}, ...streams.map(({ tags }) => tags), format.tags) as Record<string, string>;
  });
}

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>;
}

export function exiftoolText(name: string, bytes: Uint8Array): string {
  return withFile(name, bytes, (path) => String(execFileSync('exiftool', ['-a', '-u', '-G1', '-s', path])));
}
