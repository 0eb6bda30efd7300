import type { Scanner, TapeName } from '../detector.ts';
import { SyllableWriter } from '../syllables/syllable-writer.ts';
import { createFoldedWriter } from '../tape/folded-writer.ts';
import { LettersWriter } from '../tape/letters-writer.ts';
import { createRawWriter } from '../tape/raw-writer.ts';
import { WritableTape } from '../tape/tape.ts';
import type { TapeWriter } from '../tape/tape-writer.ts';

/** One form of the text with the scanners that read it. */
export interface Lane {
  readonly name: TapeName;
  readonly tape: WritableTape;
  readonly writer: TapeWriter;
  /** The lane whose tape is read to write this one; it is written before. */
  readonly source: Lane | undefined;
  running: Running[];
}

export interface Running {
  readonly scanner: Scanner;
  readonly holds: boolean;
}

/** The lanes of one text, those that others are written from first. */
export function openLanes(): readonly Lane[] {
  const raw = new WritableTape();
  const folded = new WritableTape();
  const letters = new WritableTape();
  const syllables = new WritableTape();
  const foldedLane = lane('folded', folded, createFoldedWriter(folded));
  return [
    lane('raw', raw, createRawWriter(raw)),
    foldedLane,
    { ...lane('letters', letters, new LettersWriter(folded, letters)), source: foldedLane },
    { ...lane('syllables', syllables, new SyllableWriter(folded, syllables)), source: foldedLane },
  ];
}

/** Whether anything reads the lane, itself or by another. */
export function isRead(lane: Lane, lanes: readonly Lane[]): boolean {
  return lane.running.length > 0 || lanes.some(({ source, running }) => source === lane && running.length > 0);
}

function lane(name: TapeName, tape: WritableTape, writer: TapeWriter): Lane {
  return { name, tape, writer, source: undefined, running: [] };
}
