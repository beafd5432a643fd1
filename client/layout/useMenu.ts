import Pin from '@mui/icons-material/PushPinOutlined';
import Today from '@mui/icons-material/TodayOutlined';
import type { ComponentType } from 'react';
import { useGetResourceLabel, useTranslate } from 'react-admin';
import { can, type Role } from '#contract/platform/access';
import { listLink, pageLink } from '../links.ts';
import { groupOrder } from './menuGroups.ts';
import { usePins } from './usePins.ts';
import { groups } from '../resources.ts';
import { useAttention, waitingByPlace } from '../platform/shared/attention/useAttention.ts';
import type { Feature } from '../ui/feature.ts';
import { useAccount } from '../platform/shared/useAccount.ts';

export interface MenuEntry {
  to: string;
  label: string;
  icon: ComponentType | undefined;
  /** How many records wait for somebody there. */
  waiting?: number;
}

export interface MenuGroup {
  name: string;
  label: string;
  entries: MenuEntry[];
}

/** The entries of a feature that this role may open: its list, and its own pages that have a menu entry. */
const entriesOf = (
  feature: Feature,
  role: Role,
  counts: ReadonlyMap<string, number>,
  listLabel: (name: string) => string,
  translate: (key: string) => string,
): MenuEntry[] => {
  const entries: MenuEntry[] = [];
  if (feature.list && can(role, feature.name, 'list')) {
    const icon = feature.icon as ComponentType | undefined;
    const waiting = counts.get(feature.name);
    entries.push({
      to: listLink(feature.name),
      label: listLabel(feature.name),
      icon,
      ...(waiting !== undefined && { waiting }),
    });
  }
  for (const { path, access, menu } of feature.routes ?? []) {
    if (!menu || !can(role, access.resource, access.action)) continue;
    const entry = { to: path, label: translate(menu.label), icon: menu.icon };
    if (menu.first) entries.unshift(entry);
    else entries.push(entry);
  }
  return entries;
};

/** The menu of the person who is logged in: Today, what they pinned, then every group that has entries. */
export const useMenu = (): MenuGroup[] => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const account = useAccount();
  const { data: items = [] } = useAttention();
  const { pins } = usePins();
  if (!account) return [];
  const counts = waitingByPlace(items);
  const name = (group: string) => translate(`layout.groups.${group}`);
  const today = {
    name: 'today',
    label: name('today'),
    entries: [{ to: pageLink('/'), label: name('today'), icon: Today }],
  };
  const further = groupOrder(account.role).map((group) => ({
    name: group,
    label: name(group),
    entries: groups
      .filter((one) => one.name === group)
      .flatMap(({ features }) => features)
      .flatMap((feature) =>
        entriesOf(feature, account.role, counts, (one) => label(one, 2), translate),
      ),
  }));
  const known = new Map(
    further.flatMap(({ entries }) => entries.map((entry) => [entry.to, entry])),
  );
  const pinned = {
    name: 'pinned',
    label: name('pinned'),
    entries: pins.map((pin): MenuEntry => ({ icon: Pin, ...pin, ...known.get(pin.to) })),
  };
  return [today, pinned, ...further].filter(({ entries }) => entries.length > 0);
};
