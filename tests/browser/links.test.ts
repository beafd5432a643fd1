/**
 * No link and no button leads to a page that does not exist, or that the person may not open. On the way the owner looks at
 * every page in English, as pages.test.ts does in Chinese.
 */
import { expect, inject, test } from 'vitest';
import { can, type Role } from '#contract/platform/access';
import { useBrowser } from './support/browser.ts';
import { arrived, lookAtAll } from './support/look.ts';
import { placesOf } from './support/pages.ts';
import { type Walk, walk } from './support/walk.ts';

const { open } = useBrowser({ staysOpen: true });
const WALK_MS = 2_400_000;

/** Two roles at a time: one page loads while the other is read. */
const LANES: readonly (readonly Role[])[] = [
  ['owner', 'analyst'],
  ['manager', 'agent', 'marketer'],
];

/** What the address of a list, a form or a record needs; pages of their own are reached by links. */
const mayOpen = (role: Role, path: string): boolean => {
  const [resource = '', id, view = 'edit'] = path.split('/').slice(1);
  const action = id === undefined ? 'list' : id === 'create' ? 'create' : view;
  return can(role, resource, action);
};

/** Lists whose rows lead to records of many kinds; of the others, ten rows offer what twenty-five do. */
const MIXED = ['activities', 'jobs'];
const showTenRows = (resources: readonly string[]) => {
  for (const resource of resources)
    localStorage.setItem(`RaStore.console.${resource}.listParams`, '{"perPage":10}');
};

test(
  'every link and button that a role is offered leads somewhere, and every page in English is translated, accessible and fits every width',
  async () => {
    const { page: first } = await open({ as: 'owner' });
    const { invitation } = inject('store');
    const places = await placesOf(first, invitation);
    const paths = places.map(({ path }) => path);
    const lists = places.filter(({ isList }) => isList).map(({ path }) => path.slice(1));
    await first.close();
    const startsOf = (role: Role) =>
      paths.filter((path) => path !== invitation && mayOpen(role, path));
    const problems: Partial<Record<Role, string[]>> = {};
    const walkAsOwner = async () => {
      const { page, complaints } = await open({ as: 'owner' });
      const unseen = new Map(places.map((place) => [place.path, place]));
      const visit: Walk['visit'] = async (path, go) => {
        // Buttons of the pages before may have been refused.
        complaints.length = 0;
        await go();
        const place = unseen.get(path);
        if (!place) return [];
        unseen.delete(path);
        await arrived(page, place, 'en');
        return [...(await lookAtAll(page, place, 'en')), ...complaints];
      };
      const found = await walk({ page, starts: ['/', '/account', ...startsOf('owner')], visit });
      for (const path of unseen.keys()) {
        const go = async () => void (await page.goto(`/#${path}`));
        for (const wrong of await visit(path, go)) found.push(`${path}: ${wrong}`);
      }
      if (found.length > 0) problems.owner = found;
      await page.close();
    };
    const walkAs = async (role: Role) => {
      const { page } = await open({ as: role });
      await page.addInitScript(
        showTenRows,
        lists.filter((resource) => !MIXED.includes(resource)),
      );
      const found = await walk({ page, starts: ['/', '/account', ...startsOf(role)] });
      if (found.length > 0) problems[role] = found;
      await page.close();
    };
    await Promise.all(
      LANES.map(async (roles) => {
        for (const role of roles) await (role === 'owner' ? walkAsOwner() : walkAs(role));
      }),
    );
    expect(problems).toEqual({});
  },
  WALK_MS,
);
