/** Automated checks of WCAG 2.2 AA with axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

// Evaluated instead of added as a script, because the content security policy forbids other scripts.
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/**
 * Half of the time of a check would go into reading all style sheets, which only a rule that is not among these tags needs
 * (css-orientation-lock, which is experimental); no-autoplay-audio needs the media.
 */
const PRELOADED = { assets: ['media'] };

/** What lies half under the bar at the end of the window is reached by scrolling; where that is depends on the fonts. */
const UNDER_A_BAR = 'partially obscured';

/** Each violation with the first elements that have it; empty if there is none. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  // Once per document: reading the script takes as long as a check.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(
    ({ tags, preload }) => {
      // A colour half way to another one is not what people read.
      for (const animation of document.getAnimations())
        if (animation instanceof CSSTransition) animation.finish();
      return (
        globalThis as unknown as {
          axe: { run: (where: Document, options: object) => Promise<AxeResults> };
        }
      ).axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload });
    },
    { tags: TAGS, preload: PRELOADED },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ failureSummary }) => !failureSummary?.includes(UNDER_A_BAR))
      .slice(0, 3)
      .map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 240)} ${failureSummary?.split('\n')[1]?.trim()}`,
      ),
  );
};
