import Today from '@mui/icons-material/TodayOutlined';
import { Box, Divider, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import { MenuItemLink, useGetResourceLabel, useSidebarState, useTranslate } from 'react-admin';
import { can, type Role } from '#contract/access';
import { groups } from '../resources.ts';
import type { Feature } from '../ui/feature.ts';
import { useAccount } from '../ui/useStoreSettings.ts';

interface Item {
  to: string;
  label: string;
  icon: ComponentType | undefined;
}

/** What of a feature this role may open: its list, and its own pages that ask for a place in the menu. */
const itemsOf = (feature: Feature, role: Role, resourceLabel: (name: string) => string, translate: (key: string) => string): Item[] => {
  const items: Item[] = [];
  if (feature.list && can(role, feature.name, 'list')) {
    items.push({ to: `/${feature.name}`, label: resourceLabel(feature.name), icon: feature.icon as ComponentType | undefined });
  }
  for (const { path, access, menu } of feature.routes ?? []) {
    if (menu && can(role, access.resource, access.action)) items.push({ to: path, label: translate(menu.label), icon: menu.icon });
  }
  return items;
};

const MenuItem = ({ to, label, icon: Icon }: Item) => (
  <li>
    <MenuItemLink to={to} primaryText={label} leftIcon={Icon ? <Icon /> : undefined} role={undefined} tabIndex={0} dense />
  </li>
);

const LIST = { listStyle: 'none', m: 0, p: 0 } as const;

export const Menu = () => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const [open] = useSidebarState();
  const account = useAccount();
  if (!account) return null;
  return (
    <Box component="nav" aria-label={translate('layout.menu')} sx={{ py: 1, width: (theme) => theme.sidebar?.[open ? 'width' : 'closedWidth'] }}>
      <Box component="ul" sx={LIST}>
        <MenuItem to="/" label={translate('layout.groups.today')} icon={Today} />
      </Box>
      {groups.map(({ name, features }) => {
        const items = features.flatMap((feature) => itemsOf(feature, account.role, (one) => label(one, 2), translate));
        if (items.length === 0) return null;
        return (
          <Box key={name}>
            {open ? (
              <Typography aria-hidden="true" variant="overline" component="div" color="text.secondary" sx={{ px: 2.25, pt: 1.75, pb: 0.25 }}>
                {translate(`layout.groups.${name}`)}
              </Typography>
            ) : (
              <Divider sx={{ my: 1, mx: 1.5 }} />
            )}
            <Box component="ul" sx={LIST} aria-label={translate(`layout.groups.${name}`)}>
              {items.map((item) => (
                <MenuItem key={item.to} {...item} />
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
