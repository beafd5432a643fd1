/**
 * The tree as one focusable widget. Only the rows in view are in the page, so that thousands of categories stay fast.
 */
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Children, Move, TreeCategory, TreeRow } from './tree.ts';
import { TreeItem } from './TreeItem.tsx';
import { useTreeDrag } from './useTreeDrag.ts';
import { useTreeKeys } from './useTreeKeys.ts';

const ROW_HEIGHT = 34;
const FRAME = {
  height: { xs: 420, md: 'calc(100vh - 260px)' },
  minHeight: 240,
  overflow: 'auto',
  borderRadius: 1,
  '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
};

export interface CategoryTreeProps {
  rows: readonly TreeRow[];
  children: Children;
  selectedId: number | null;
  canMove: boolean;
  /** The first category that is opened brings a new page: whoever opened it in the tree goes on there. */
  hasFocus: boolean;
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
  hasFocus,
  onOpen,
  onExpand,
  onMove,
}: CategoryTreeProps) => {
  const translate = useTranslate();
  const frame = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<number | null>(selectedId);
  const drag = useTreeDrag({ children, onMove });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  const activeIndex = Math.max(
    0,
    rows.findIndex(({ category }) => category.id === activeId),
  );
  const active = rows[activeIndex];
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
    // Only when another category is opened: it must not scroll back while the person scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId, rows.length > 0]);

  useEffect(() => {
    if (hasFocus) frame.current?.focus({ preventScroll: true });
  }, [hasFocus]);

  const onKeyDown = useTreeKeys({
    rows,
    children,
    canMove,
    onOpen,
    onExpand,
    onMove,
    index: activeIndex,
    focus,
  });
  return (
    <Box
      ref={frame}
      role="tree"
      tabIndex={0}
      aria-label={translate('categories.tree')}
      {...(active && { 'aria-activedescendant': itemId(active.category.id) })}
      onKeyDown={onKeyDown}
      sx={FRAME}
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
              drop={drag.dropOn(category.id)}
              draggable={canMove}
              onOpen={() => onOpen(category.id)}
              onToggle={() => onExpand([category.id], !row.isExpanded)}
              onDragStart={() => drag.start(category)}
              onDragOver={(where) => drag.dragOver(category, where)}
              onDrop={() => drag.drop(category)}
            />
          );
        })}
      </Box>
    </Box>
  );
};
