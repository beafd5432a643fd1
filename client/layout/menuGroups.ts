/** In which order the groups of the menu stand for each role, and which are open until somebody folds them. Pure. */
import type { Role } from '#contract/platform/access';
import type { MENU_GROUPS } from '../domain.ts';

type Group = (typeof MENU_GROUPS)[number];

/** What a role uses first; together, the open ones leave nothing of the menu below a window 900 px high. */
const GROUPS: Record<Role, { open: readonly Group[]; folded: readonly Group[] }> = {
  owner: {
    open: ['service', 'promotions'],
    folded: ['surveys', 'members', 'catalog', 'pricing', 'settings'],
  },
  manager: {
    open: ['service', 'catalog'],
    folded: ['surveys', 'pricing', 'members', 'promotions', 'settings'],
  },
  agent: {
    open: ['service', 'members'],
    folded: ['surveys', 'promotions', 'catalog', 'pricing', 'settings'],
  },
  marketer: {
    open: ['promotions', 'members'],
    folded: ['surveys', 'service', 'catalog', 'pricing', 'settings'],
  },
  analyst: {
    open: ['pricing', 'service'],
    folded: ['surveys', 'members', 'catalog', 'promotions', 'settings'],
  },
};

export const groupOrder = (role: Role): readonly Group[] => {
  const { open, folded } = GROUPS[role];
  return [...open, ...folded];
};
export const openAtFirst = (role: Role): readonly string[] => GROUPS[role].open;
