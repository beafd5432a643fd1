/** A group of the menu under its name, which folds it; folded, it still shows the page that is open. */
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, Divider } from '@mui/material';
import { useId } from 'react';
import { Counted } from './Counted.tsx';
import { MenuItem } from './MenuItem.tsx';
import type { MenuGroup as Group } from './useMenu.ts';

const LIST = { listStyle: 'none', m: 0, p: 0 } as const;
const HEADING = {
  width: '100%',
  justifyContent: 'space-between',
  typography: 'overline',
  color: 'text.secondary',
  px: 2.25,
  mt: 0.75,
  minHeight: 26,
  lineHeight: 1.5,
} as const;

export interface MenuGroupProps {
  group: Group;
  /** Null where it cannot be folded. */
  isOpen: boolean | null;
  /** The names are hidden while the menu is narrow. */
  isNarrow: boolean;
  onFold: () => void;
  /** The entry whose page is open. */
  current: string | undefined;
}

export const MenuGroup = ({ group, isOpen, isNarrow, onFold, current }: MenuGroupProps) => {
  const listId = useId();
  const { name, label, entries } = group;
  const all = isOpen !== false || isNarrow;
  const waiting = all ? 0 : entries.reduce((sum, entry) => sum + (entry.waiting ?? 0), 0);
  const shown = all ? entries : entries.filter(({ to }) => to === current);
  return (
    <div>
      {isNarrow && name !== 'today' && <Divider sx={{ my: 1, mx: 1.5 }} />}
      {!isNarrow && isOpen !== null && (
        <ButtonBase aria-expanded={isOpen} aria-controls={listId} onClick={onFold} sx={HEADING}>
          {waiting > 0 ? <Counted label={label} waiting={waiting} /> : label}
          <ExpandMore
            sx={{ fontSize: 16, transform: isOpen ? 'none' : 'rotate(-90deg)' }}
            aria-hidden="true"
          />
        </ButtonBase>
      )}
      <Box component="ul" id={listId} sx={LIST} aria-label={label}>
        {shown.map((entry) => (
          <MenuItem key={entry.to} {...entry} isCurrent={entry.to === current} />
        ))}
      </Box>
    </div>
  );
};
