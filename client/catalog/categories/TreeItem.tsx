import ChevronRight from '@mui/icons-material/ChevronRight';
import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import { Box, type SxProps, type Theme } from '@mui/material';
import type { DragEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useLocalize } from '../../ui/record/localized.tsx';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import type { Drop, TreeRow } from './tree.ts';

export interface TreeItemProps {
  id: string;
  row: TreeRow;
  top: number;
  height: number;
  isActive: boolean;
  isSelected: boolean;
  /** Where a dragged category would land. */
  drop: Drop | null;
  draggable: boolean;
  onOpen: () => void;
  onToggle: () => void;
  onDragStart: () => void;
  /** Answers whether it may be dropped there. */
  onDragOver: (drop: Drop) => boolean;
  onDrop: () => void;
}

const INDENT = 20;
const EDGE = 0.3;

/** Upper third: before; lower third: after; between: into. */
const dropAt = ({ clientY, currentTarget }: DragEvent): Drop => {
  const { top, height } = currentTarget.getBoundingClientRect();
  const share = (clientY - top) / height;
  if (share < EDGE) return 'before';
  return share > 1 - EDGE ? 'after' : 'into';
};

const marks: Record<Drop, object> = {
  before: { boxShadow: ({ palette }: Theme) => `inset 0 2px ${palette.primary.main}` },
  after: { boxShadow: ({ palette }: Theme) => `inset 0 -2px ${palette.primary.main}` },
  into: { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 },
};

const itemStyles = ({
  row: { category, level },
  top,
  height,
  isActive,
  isSelected,
  drop,
}: Pick<
  TreeItemProps,
  'row' | 'top' | 'height' | 'isActive' | 'isSelected' | 'drop'
>): SxProps<Theme> => ({
  position: 'absolute',
  top,
  left: 0,
  right: 0,
  height,
  display: 'flex',
  alignItems: 'center',
  gap: 0.5,
  pl: `${(level - 1) * INDENT}px`,
  pr: 1,
  borderRadius: 1,
  cursor: 'pointer',
  color: category.hidden ? 'text.secondary' : 'text.primary',
  backgroundColor: isSelected ? 'action.selected' : undefined,
  fontWeight: isSelected ? 600 : undefined,
  '[role=tree]:focus-visible &': isActive
    ? { outline: 1, outlineColor: 'primary.main', outlineOffset: -1 }
    : undefined,
  '&:hover': { backgroundColor: 'action.hover' },
  ...(drop && marks[drop]),
});

const Toggle = ({ row, onToggle }: Pick<TreeItemProps, 'row' | 'onToggle'>) => (
  <Box
    component="span"
    aria-hidden
    onClick={(event) => {
      event.stopPropagation();
      onToggle();
    }}
    sx={{
      width: 24,
      height: 24,
      display: 'inline-grid',
      placeItems: 'center',
      visibility: row.hasChildren ? 'visible' : 'hidden',
    }}
  >
    <ChevronRight fontSize="small" sx={{ transform: row.isExpanded ? 'rotate(90deg)' : 'none' }} />
  </Box>
);

const ProductCount = ({ count }: { count: number }) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', fontWeight: 400 }}
    >
      <span aria-hidden>{count}</span>
      <Box component="span" sx={VISUALLY_HIDDEN}>
        {translate('categories.products', { smart_count: count })}
      </Box>
    </Box>
  );
};

export const TreeItem = ({
  id,
  row,
  top,
  height,
  isActive,
  isSelected,
  drop,
  draggable,
  ...on
}: TreeItemProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { category, level, place, siblings, hasChildren, isExpanded } = row;
  return (
    <Box
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isSelected}
      {...(hasChildren && { 'aria-expanded': isExpanded })}
      draggable={draggable}
      onClick={on.onOpen}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', String(category.id));
        on.onDragStart();
      }}
      onDragOver={(event) => {
        if (on.onDragOver(dropAt(event))) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        on.onDrop();
      }}
      sx={itemStyles({ row, top, height, isActive, isSelected, drop })}
    >
      <Toggle row={row} onToggle={on.onToggle} />
      <Box
        component="span"
        sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {toText(category.names)}
      </Box>
      {category.hidden && (
        <HiddenIcon titleAccess={translate('categories.hidden')} sx={{ fontSize: 16 }} />
      )}
      {category.productCount > 0 && <ProductCount count={category.productCount} />}
    </Box>
  );
};
