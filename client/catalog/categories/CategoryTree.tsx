/**
 * The tree as one focusable widget with only the rows in view in the page: thousands of categories stay fluid.
 * Arrows walk, Enter opens, letters search, Alt+arrows and dragging move.
 */
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocalize } from '../../ui/record/localized.tsx';
import {
  type Children,
  type Drop,
  dropMove,
  type Move,
  type Step,
  stepMove,
  type TreeCategory,
  type TreeRow,
} from './tree.ts';
import { TreeItem } from './TreeItem.tsx';

const ROW_HEIGHT = 34;
const TYPING_MS = 700;
const STEPS: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

export interface CategoryTreeProps {
  rows: readonly TreeRow[];
  children: Children;
  selectedId: number | null;
  canMove: boolean;
  onOpen: (id: number) => void;
  onExpand: (ids: readonly number[], open: boolean) => void;
  onMove: (category: TreeCategory, move: Move) => void;
}

const itemId = (id: number) => `category-${id}`;

export const CategoryTree = ({
  rows,
  children,
  selectedId,
  canMove,
  onOpen,
  onExpand,
  onMove,
}: CategoryTreeProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const frame = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<number | null>(selectedId);
  const [dragged, setDragged] = useState<TreeCategory | null>(null);
  const [over, setOver] = useState<{ id: number; drop: Drop } | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  const at = Math.max(
    0,
    rows.findIndex(({ category }) => category.id === activeId),
  );
  const active = rows[at];
  const focus = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setActiveId(row.category.id);
    virtual.scrollToIndex(rows.indexOf(row));
  };
  useEffect(() => {
    const index = rows.findIndex(({ category }) => category.id === selectedId);
    if (index < 0) return;
    setActiveId(selectedId);
    virtual.scrollToIndex(index);
    // Only when another category is opened: scrolling must not fight the person.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId, rows.length > 0]);

  const step = (row: TreeRow, direction: Step) => {
    const byId = new Map([...children.values()].flat().map((category) => [category.id, category]));
    const move = stepMove(children, byId, row.category, direction);
    if (!move) return;
    if (direction === 'in' && move.parentId !== null) onExpand([move.parentId], true);
    onMove(row.category, move);
  };
  const type = (letter: string) => {
    const now = performance.now();
    const text = now - typed.current.at > TYPING_MS ? letter : typed.current.text + letter;
    typed.current = { text, at: now };
    const from = text.length === 1 ? at + 1 : at;
    const order = [...rows.slice(from), ...rows.slice(0, from)];
    const found = order.find(({ category }) =>
      toText(category.names).toLowerCase().startsWith(text.toLowerCase()),
    );
    if (found) focus(rows.indexOf(found));
  };
  const walk: Record<string, (row: TreeRow) => void> = {
    ArrowDown: () => focus(at + 1),
    ArrowUp: () => focus(at - 1),
    Home: () => focus(0),
    End: () => focus(rows.length - 1),
    Enter: ({ category }) => onOpen(category.id),
    ' ': ({ category }) => onOpen(category.id),
    ArrowRight: (row) => {
      if (row.hasChildren && !row.isExpanded) onExpand([row.category.id], true);
      else if (row.isExpanded) focus(at + 1);
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
  const onKeyDown = (event: KeyboardEvent) => {
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
  const drop = (target: TreeCategory) => {
    const move = dragged && over ? dropMove(children, dragged, target, over.drop) : null;
    if (dragged && move) onMove(dragged, move);
    setDragged(null);
    setOver(null);
  };

  return (
    <Box
      ref={frame}
      role="tree"
      tabIndex={0}
      aria-label={translate('categories.tree')}
      {...(active && { 'aria-activedescendant': itemId(active.category.id) })}
      onKeyDown={onKeyDown}
      sx={{
        height: { xs: 420, md: 'calc(100vh - 260px)' },
        minHeight: 240,
        overflow: 'auto',
        borderRadius: 1,
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      <Box role="none" sx={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const { category } = row;
          return (
            <TreeItem
              key={category.id}
              id={itemId(category.id)}
              row={row}
              top={start}
              height={ROW_HEIGHT}
              isActive={active?.category.id === category.id}
              isSelected={selectedId === category.id}
              drop={over?.id === category.id ? over.drop : null}
              draggable={canMove}
              onOpen={() => onOpen(category.id)}
              onToggle={() => onExpand([category.id], !row.isExpanded)}
              onDragStart={() => setDragged(category)}
              onDragOver={(where) => {
                const allowed =
                  dragged !== null && dropMove(children, dragged, category, where) !== null;
                setOver(allowed ? { id: category.id, drop: where } : null);
                return allowed;
              }}
              onDrop={() => drop(category)}
            />
          );
        })}
      </Box>
    </Box>
  );
};
