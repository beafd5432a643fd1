/** The category that is dragged, and where it would land. */
import { useState } from 'react';
import type { CategoryTreeProps } from './CategoryTree.tsx';
import { type Drop, dropMove, type TreeCategory } from './tree.ts';

export const useTreeDrag = ({
  children,
  onMove,
}: Pick<CategoryTreeProps, 'children' | 'onMove'>) => {
  const [dragged, setDragged] = useState<TreeCategory | null>(null);
  const [over, setOver] = useState<{ id: number; drop: Drop } | null>(null);
  const drop = (target: TreeCategory) => {
    const move = dragged && over ? dropMove(children, dragged, target, over.drop) : null;
    if (dragged && move) onMove(dragged, move);
    setDragged(null);
    setOver(null);
  };
  /** Answers whether it may be dropped there. */
  const dragOver = (target: TreeCategory, where: Drop): boolean => {
    const allowed = dragged !== null && dropMove(children, dragged, target, where) !== null;
    setOver(allowed ? { id: target.id, drop: where } : null);
    return allowed;
  };
  const dropOn = (id: number): Drop | null => (over?.id === id ? over.drop : null);
  return { start: setDragged, dragOver, drop, dropOn };
};
