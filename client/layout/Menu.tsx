import { Box, Divider, type Theme, Typography } from '@mui/material';
import { MenuItemLink, useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { Counted } from './Counted.tsx';
import { type MenuEntry, useMenu } from './useMenu.ts';

const LIST = { listStyle: 'none', m: 0, p: 0 } as const;
const HEADING = { px: 2.25, pt: 1.75, pb: 0.25 } as const;

/** An entry is not active while the page of an entry below it is open. */
const NOT_HERE = {
  '&.RaMenuItemLink-active': { bgcolor: 'transparent', color: 'text.primary', fontWeight: 400 },
} as const;

const MenuItem = ({
  to,
  label,
  icon: Icon,
  waiting,
  isOther,
}: MenuEntry & { isOther: boolean }) => (
  <li>
    <MenuItemLink
      to={to}
      primaryText={waiting ? <Counted label={label} waiting={waiting} /> : label}
      leftIcon={Icon ? <Icon /> : undefined}
      // A list of links, not a menu of an application.
      role="link"
      tabIndex={0}
      dense
      {...(isOther && { sx: NOT_HERE })}
    />
  </li>
);

export const Menu = () => {
  const translate = useTranslate();
  const [open] = useSidebarState();
  const { pathname } = useLocation();
  const groups = useMenu();
  const paths = groups.flatMap(({ entries }) => entries.map(({ to }) => to));
  const isOther = (to: string) =>
    paths.some((path) => path.startsWith(`${to}/`) && pathname === path);
  const width = (theme: Theme) => theme.sidebar?.[open ? 'width' : 'closedWidth'];
  return (
    <Box component="nav" aria-label={translate('layout.menu')} sx={{ py: 1, width }}>
      {groups.map(({ name, label, entries }) => (
        <Box key={name}>
          {name !== 'today' && open && (
            <Typography
              aria-hidden="true"
              variant="overline"
              component="div"
              color="text.secondary"
              sx={HEADING}
            >
              {label}
            </Typography>
          )}
          {name !== 'today' && !open && <Divider sx={{ my: 1, mx: 1.5 }} />}
          <Box component="ul" sx={LIST} aria-label={label}>
            {entries.map((entry) => (
              <MenuItem key={entry.to} {...entry} isOther={isOther(entry.to)} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
