/** East Asian wide and fullwidth characters take two columns on a terminal; combining marks take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** What no line may begin with, and what no line may end with. */
const CLOSING = /^[，。、；：！？）》」』”’…,.;:!?)\]]/u;
const OPENING = /[（《「『“‘([]$/u;
/** A last column narrower than this is left to the terminal: wrapping it would make a ribbon of words. */
const NARROWEST = 24;
const GAP = '  ';

type Cell = string | number;

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/**
 * Left-aligned columns, two spaces apart; numbers to the right. The last column is not padded; with `width`, the number
 * of columns of the terminal, it is wrapped and goes on below itself.
 */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[])[], width?: number): string {
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  return layOut([header, ...rows], numeric, width);
}

/** The same without a header, for facts and help. */
export function formatRows(rows: readonly (readonly string[])[], width?: number): string {
  return layOut(rows, [], width);
}

/** Breaks a text into lines of at most `width` columns: at spaces, and between wide characters. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text)) {
    if (line !== '' && displayWidth(line + unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? unit.trimStart() : unit;
  }
  return [...lines, line.trimEnd()];
}

function layOut(rows: readonly (readonly Cell[])[], numeric: readonly boolean[], width: number | undefined): string {
  const cells = rows.map((row) => row.map(String));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + GAP.length, 0);
  return cells
    .flatMap((row) => {
      const head = row.slice(0, columns - 1).map((cell, column) => pad(cell, widths[column] ?? 0, numeric[column]));
      const last = pad(row[columns - 1] ?? '', numeric[columns - 1] ? (widths.at(-1) ?? 0) : 0, numeric[columns - 1]);
      const [first = '', ...rest] = wrapped(last, width === undefined ? undefined : width - before);
      return [[...head, first].join(GAP), ...rest.map((line) => ' '.repeat(before) + line)];
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function wrapped(text: string, width: number | undefined): readonly string[] {
  return width === undefined || width < NARROWEST ? [text] : wrapText(text, width);
}

function pad(text: string, width: number, right: boolean | undefined): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? space + text : text + space;
}

/** Pieces that stay together: words with the space behind them, single wide characters with their punctuation. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  for (const [piece] of text.matchAll(
    /\s+|[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\u3000-\u303f\uff00-\uffef]+/gu,
  )) {
    const last = units.at(-1);
    const joins = last !== undefined && (/^\s/.test(piece) || CLOSING.test(piece) || OPENING.test(last));
    if (joins) units[units.length - 1] = last + piece;
    else units.push(piece);
  }
  return units;
}
