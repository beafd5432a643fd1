/** A menu of further actions behind three dots. */
import MoreVert from '@mui/icons-material/MoreVert';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { type MouseEvent, useState } from 'react';

export interface MoreMenuProps<Key extends string> {
  /** Name of the menu. */
  label: string;
  items: readonly { key: Key; label: string }[];
  onSelect: (key: Key) => void;
}

export const MoreMenu = <Key extends string>({ label, items, onSelect }: MoreMenuProps<Key>) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (items.length === 0) return null;
  const select = (key: Key) => {
    setAnchor(null);
    onSelect(key);
  };
  return (
    <>
      <IconButton
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }: MouseEvent<HTMLElement>) => setAnchor(currentTarget)}
      >
        <MoreVert />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {items.map((item) => (
          <MenuItem key={item.key} onClick={() => select(item.key)}>
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
