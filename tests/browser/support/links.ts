/** No link and no button leads to a page that does not exist, or that the person may not open: one file for each role. */
import { expect, inject, test } from 'vitest';
import { can, type Role } from '#contract/platform/access';
import { useBrowser } from './browser.ts';
import { type Place, placesOf } from './pages.ts';
import { beginWithTenRows } from './tenRows.ts';
import { walk } from './walk.ts';

export const WALK_MS = 1_200_000;

/** What the address of a list, a form or a record needs; pages of their own are reached by links. */
const mayOpen = (role: Role, path: string): boolean => {
  const [resource = '', id, view = 'edit'] = path.split('/').slice(1);
  const action = id === undefined ? 'list' : id === 'create' ? 'create' : view;
  return can(role, resource, action);
};

/** Where the walk of a role begins. */
export const startsOf = (role: Role, places: readonly Place[]): string[] => [
  '/',
  '/account',
  ...places
    .map(({ path }) => path)
    .filter((path) => path !== inject('store').invitation && mayOpen(role, path)),
];

/** Called once in the file of the role. */
export const followLinksAs = (role: Exclude<Role, 'owner'>) => {
  const { open } = useBrowser({ staysOpen: true });
  test(
    `every link and button that the role ${role} is offered leads somewhere`,
    async () => {
      const { page: first, context } = await open({ as: 'owner' });
      const places = await placesOf(first, inject('store').invitation);
      await context.close();
      const { page } = await open({ as: role });
      await beginWithTenRows(page, places);
      expect(await walk({ page, starts: startsOf(role, places) })).toEqual([]);
    },
    WALK_MS,
  );
};
