/** A cell with a place: elements of the page, or plain objects in tests. */
interface Placed {
  getBoundingClientRect(): { readonly left: number; readonly top: number };
}

/** Rows are at least this far apart, in pixels. */
const ROW = 8;

/**
 * The cell that a key leads to: left and right in the order of the text, up and down to the nearest one on the next
 * line, Home and End. Undefined for other keys, and where there is no such cell.
 */
export function nextCell<Cell extends Placed>(cells: readonly Cell[], current: unknown, key: string): Cell | undefined {
  const index = (cells as readonly unknown[]).indexOf(current);
  const from = cells[index];
  if (!from) return undefined;
  switch (key) {
    case 'ArrowRight':
      return cells[index + 1];
    case 'ArrowLeft':
      return cells[index - 1];
    case 'Home':
      return cells[0];
    case 'End':
      return cells.at(-1);
    case 'ArrowDown':
      return nearest(cells, from, 1);
    case 'ArrowUp':
      return nearest(cells, from, -1);
    default:
      return undefined;
  }
}

function nearest<Cell extends Placed>(cells: readonly Cell[], from: Cell, direction: 1 | -1): Cell | undefined {
  const start = from.getBoundingClientRect();
  let best: { readonly cell: Cell; readonly rows: number; readonly columns: number } | undefined;
  for (const cell of cells) {
    const place = cell.getBoundingClientRect();
    const rows = (place.top - start.top) * direction;
    const columns = Math.abs(place.left - start.left);
    if (rows < ROW) continue;
    if (!best || rows < best.rows - ROW || (rows < best.rows + ROW && columns < best.columns)) {
      best = { cell, rows, columns };
    }
  }
  return best?.cell;
}
