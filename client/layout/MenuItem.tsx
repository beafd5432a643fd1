import { MenuItemLink } from 'react-admin';
import { Counted } from './Counted.tsx';
import type { MenuEntry } from './useMenu.ts';

/** React-Admin marks every entry whose address the page's begins with. */
const NOT_HERE = {
  '&.RaMenuItemLink-active': { bgcolor: 'transparent', color: 'text.primary', fontWeight: 400 },
} as const;

export const MenuItem = ({
  to,
  label,
  icon: Icon,
  waiting,
  isCurrent,
}: MenuEntry & { isCurrent: boolean }) => (
  <li>
    <MenuItemLink
      to={to}
      primaryText={waiting ? <Counted label={label} waiting={waiting} /> : label}
      leftIcon={Icon ? <Icon /> : undefined}
      // A list of links, not a menu of an application.
      role="link"
      tabIndex={0}
      dense
      {...(!isCurrent && { sx: NOT_HERE })}
    />
  </li>
);
