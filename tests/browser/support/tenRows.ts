/** Shorter lists, where what differs is the role or the language and not the rows. */
import type { Page } from 'playwright-core';
import type { Place } from './pages.ts';

/** Lists whose rows lead to records of many kinds; of the others, ten rows offer what twenty-five do. */
const MIXED = ['activities', 'jobs'];
const showTenRows = (resources: readonly string[]) => {
  for (const resource of resources)
    localStorage.setItem(`RaStore.console.${resource}.listParams`, '{"perPage":10}');
};

const resourcesOf = (places: readonly Place[]): string[] =>
  places
    .filter(({ isList }) => isList)
    .map(({ path }) => path.slice(1))
    .filter((resource) => !MIXED.includes(resource));

/** In a page that has not been opened yet. */
export const beginWithTenRows = (page: Page, places: readonly Place[]) =>
  page.addInitScript(showTenRows, resourcesOf(places));

/** In a page that has shown no list yet. */
export const goOnWithTenRows = (page: Page, places: readonly Place[]) =>
  page.evaluate(showTenRows, resourcesOf(places));
