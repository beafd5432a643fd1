/**
 * The owner follows every link and presses every button, and on the way looks at every page in English, as pages.test.ts does
 * in Chinese.
 */
import { expect, inject, test } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { startsOf, WALK_MS } from './support/links.ts';
import { arrived, lookAtAll } from './support/look.ts';
import { placesOf } from './support/pages.ts';
import { type Walk, walk } from './support/walk.ts';

const { open } = useBrowser({ staysOpen: true });

test(
  'every link and button of the owner leads somewhere, and every page in English is translated, accessible and fits every width',
  async () => {
    const { page, complaints } = await open({ as: 'owner' });
    const places = await placesOf(page, inject('store').invitation);
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
    const problems = await walk({ page, starts: startsOf('owner', places), visit });
    for (const path of unseen.keys()) {
      const go = async () => void (await page.goto(`/#${path}`));
      for (const wrong of await visit(path, go)) problems.push(`${path}: ${wrong}`);
    }
    expect(problems).toEqual([]);
  },
  WALK_MS,
);
