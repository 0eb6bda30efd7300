/**
 * The few things that the journal asks of a directory. Names are flat. Everything fails with `journal_read_failed` or
 * `journal_write_failed`, whose `details.cause` is the operating system's code.
 */
export interface JournalDirectory {
  /** All names, in no order. */
  names(): Promise<readonly string[]>;
  openToRead(name: string): Promise<ReadableFile>;
  /** A new, empty file; refuses a name that is taken. */
  create(name: string): Promise<WritableFile>;
  /** An existing file, to be written on. */
  openToWrite(name: string): Promise<WritableFile>;
  /** Replaces a file of the new name. Durable after `sync`. */
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Makes created, renamed and removed names durable. */
  sync(): Promise<void>;
}

export interface ReadableFile {
  /** When it was opened. */
  readonly size: number;
  /** Bytes of the caller's own; fewer only at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface WritableFile {
  /** All of the bytes, or failure. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Resolves when everything written is on the disk. Never to be tried again on the same file after a failure. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Runs `use` with the file and closes it whatever happens. */
export async function withFile<File extends { close(): Promise<void> }, Value>(
  file: File,
  use: (file: File) => Promise<Value>,
): Promise<Value> {
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
