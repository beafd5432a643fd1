/** Walks through the cells of the grid by the keyboard, as in a spreadsheet. */
import type { KeyboardEvent } from 'react';

/** What marks a cell: its column, in the order of the rows of the page. */
export const CELL = 'data-cell';

type Input = HTMLInputElement;

const cellsOf = (from: Element) => [
  ...(from.closest('[data-grid]')?.querySelectorAll<Input>(`[${CELL}]`) ?? []),
];

const focusOn = (cell: Input | undefined) => {
  cell?.focus();
  cell?.select();
};

const down = (from: Input, by: 1 | -1) => {
  const column = cellsOf(from).filter(
    (cell) => cell.getAttribute(CELL) === from.getAttribute(CELL),
  );
  focusOn(column[column.indexOf(from) + by]);
};
const across = (from: Input, by: 1 | -1) => {
  const cells = cellsOf(from);
  focusOn(cells[cells.indexOf(from) + by]);
};

/** Whether the arrow would leave the text; with all of it selected it does. */
const isAtEdge = ({ selectionStart, selectionEnd, value }: Input, by: 1 | -1) => {
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  return (
    isAll || (selectionStart === selectionEnd && selectionStart === (by < 0 ? 0 : value.length))
  );
};

/** Moves the focus for arrows and Enter; Tab is the browser's own. */
export const walk = (event: KeyboardEvent<Input>) => {
  const { key, currentTarget: cell, altKey, ctrlKey, metaKey, shiftKey } = event;
  // With Ctrl, Enter saves the form.
  if (altKey || ctrlKey || metaKey) return;
  if (key === 'Enter' || key === 'ArrowDown' || key === 'ArrowUp') {
    event.preventDefault();
    down(cell, key === 'ArrowUp' || (key === 'Enter' && shiftKey) ? -1 : 1);
  } else if ((key === 'ArrowLeft' || key === 'ArrowRight') && !shiftKey) {
    const by = key === 'ArrowLeft' ? -1 : 1;
    if (!isAtEdge(cell, by)) return;
    event.preventDefault();
    across(cell, by);
  }
};
