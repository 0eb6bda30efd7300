import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applyPlan } from '../edit-plan.ts';
import { labelError } from '../errors.ts';
import type { AigcLabel } from '../object/label.ts';
import { type LabelReport, type ReadOptions, readLabel } from '../read-label.ts';
import { holdsLabel, type WriteOptions, type WritePlan, writeLabel } from '../write-label.ts';
import { fileSource } from './file-source.ts';
import { nodePorts } from './inflate.ts';

export interface FileReadOptions extends Omit<ReadOptions, 'ports'> {}
export interface FileWriteOptions extends Omit<WriteOptions, 'ports'> {
  /** Where the labelled file goes; default: it replaces the input. */
  readonly output?: string;
}

export type LabelledFile = Omit<WritePlan, 'plan'> & {
  readonly path: string;
  /** What was read back from the written file. */
  readonly report: LabelReport;
};

/** Reads the labels of a file on disk, with its name for the finding on extensions. */
export async function readLabelFile(path: string, options: FileReadOptions = {}): Promise<LabelReport> {
  return withFile(path, async (handle) =>
    readLabel(await fileSource(handle), { fileName: path, ...options, ports: nodePorts }),
  );
}

/**
 * Labels a file on disk. The result is written beside its destination, made durable, read back and only then moved
 * there; on any failure the original is as it was and nothing is left behind.
 */
export async function labelFile(path: string, label: AigcLabel, options: FileWriteOptions): Promise<LabelledFile> {
  const input = await realpath(path);
  const output = options.output ?? input;
  const temporary = join(dirname(output), `.label-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const { plan: _, ...written } = await writeTo(temporary, input, label, options);
    const report = await readLabelFile(temporary, { ...options, fileName: output });
    if (!holdsLabel(report, label))
      throw labelError('label_read_back_failed', 'the label was not read back as the only one');
    await rename(temporary, output);
    await syncDirectory(dirname(output));
    return { ...written, path: output, report };
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
}

async function writeTo(to: string, from: string, label: AigcLabel, options: FileWriteOptions): Promise<WritePlan> {
  return withFile(from, async (input) => {
    const source = await fileSource(input);
    const written = await writeLabel(source, label, { fileName: from, ...options, ports: nodePorts });
    const { mode } = await input.stat();
    const output = await open(to, 'wx', mode & 0o7777);
    try {
      await output.chmod(mode & 0o7777);
      for await (const block of applyPlan(source, written.plan)) await output.writeFile(block);
      await output.sync();
    } finally {
      await output.close();
    }
    return written;
  });
}

async function withFile<Value>(path: string, use: (handle: FileHandle) => Promise<Value>): Promise<Value> {
  const handle = await open(path, 'r');
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

/** The rename itself must survive a power cut. Windows does not open directories and needs no such thing. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(path, (handle) => handle.sync());
}
