/** The keys of the tree: arrows go from row to row, letters search, Alt with an arrow moves a category. */
import { type KeyboardEvent, useRef } from 'react';
import { foldText } from '#shared/searchText';
import { useLocalize } from '../../ui/record/localized.tsx';
import type { CategoryTreeProps } from './CategoryTree.tsx';
import { type Step, stepMove, type TreeRow } from './tree.ts';

const TYPING_MS = 700;
const STEPS: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

export interface TreeKeysOptions extends Pick<
  CategoryTreeProps,
  'rows' | 'children' | 'canMove' | 'onOpen' | 'onExpand' | 'onMove'
> {
  /** Position of the active row. */
  index: number;
  focus: (index: number) => void;
}

/** Goes to the next row whose name begins with the letters typed in quick succession. */
const useTypeAhead = ({ rows, index, focus }: TreeKeysOptions) => {
  const toText = useLocalize();
  const typed = useRef({ text: '', time: 0 });
  return (letter: string) => {
    const now = performance.now();
    const text = now - typed.current.time > TYPING_MS ? letter : typed.current.text + letter;
    typed.current = { text, time: now };
    const from = text.length === 1 ? index + 1 : index;
    const order = [...rows.slice(from), ...rows.slice(0, from)];
    const found = order.find(({ category }) =>
      foldText(toText(category.names)).startsWith(foldText(text)),
    );
    if (found) focus(rows.indexOf(found));
  };
};

export const useTreeKeys = (options: TreeKeysOptions) => {
  const { rows, children, canMove, onOpen, onExpand, onMove, index, focus } = options;
  const type = useTypeAhead(options);
  const active = rows[index];
  const step = (row: TreeRow, direction: Step) => {
    const byId = new Map([...children.values()].flat().map((category) => [category.id, category]));
    const move = stepMove(children, byId, row.category, direction);
    if (!move) return;
    if (direction === 'in' && move.parentId !== null) onExpand([move.parentId], true);
    onMove(row.category, move);
  };
  const walk: Record<string, (row: TreeRow) => void> = {
    ArrowDown: () => focus(index + 1),
    ArrowUp: () => focus(index - 1),
    Home: () => focus(0),
    End: () => focus(rows.length - 1),
    Enter: ({ category }) => onOpen(category.id),
    ' ': ({ category }) => onOpen(category.id),
    ArrowRight: (row) => {
      if (row.hasChildren && !row.isExpanded) onExpand([row.category.id], true);
      else if (row.isExpanded) focus(index + 1);
    },
    ArrowLeft: (row) => {
      if (row.isExpanded) onExpand([row.category.id], false);
      else if (row.category.parentId !== null)
        focus(rows.findIndex(({ category }) => category.id === row.category.parentId));
    },
    '*': ({ category }) =>
      onExpand(
        (children.get(category.parentId) ?? []).map(({ id }) => id),
        true,
      ),
  };
  return (event: KeyboardEvent) => {
    if (!active || event.ctrlKey || event.metaKey) return;
    const direction = STEPS[event.key];
    if (event.altKey && direction) {
      if (canMove) step(active, direction);
    } else if (walk[event.key]) walk[event.key]?.(active);
    else if (event.key.length === 1 && !event.altKey) type(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
};
