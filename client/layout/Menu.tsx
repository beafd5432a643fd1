import { Box, type Theme } from '@mui/material';
import { useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { MenuGroup } from './MenuGroup.tsx';
import { useFolding } from './useFolding.ts';
import { useMenu } from './useMenu.ts';

/** Groups that have no name to fold them by. */
const ALWAYS_OPEN = new Set(['today', 'pinned']);

/** The entry of the page: the longest address that the page's begins with. */
const currentOf = (paths: readonly string[], pathname: string): string | undefined =>
  paths
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];

export const Menu = () => {
  const translate = useTranslate();
  const [open] = useSidebarState();
  const { pathname } = useLocation();
  const { isOpen, toggle } = useFolding();
  const groups = useMenu();
  const current = currentOf(
    groups.flatMap(({ entries }) => entries.map(({ to }) => to)),
    pathname,
  );
  const width = (theme: Theme) => theme.sidebar?.[open ? 'width' : 'closedWidth'];
  return (
    <Box component="nav" aria-label={translate('layout.menu')} sx={{ py: 1, width }}>
      {groups.map((group) => (
        <MenuGroup
          key={group.name}
          group={group}
          isOpen={ALWAYS_OPEN.has(group.name) ? null : isOpen(group.name)}
          isNarrow={!open}
          onFold={() => toggle(group.name)}
          current={current}
        />
      ))}
    </Box>
  );
};
