/** Steps that many tests share: moving the focus by keyboard, confirming a verb, and checking the page. */
import type { Page } from 'playwright-core';
import { violationsOn } from './axe.ts';
import { foreignWords } from './words.ts';

/** Presses Tab until the element with this role and name has the focus. */
export const tabTo = async (page: Page, role: string, name: string | RegExp) => {
  const wanted = page
    .getByRole(role as 'button', { name, exact: typeof name === 'string' })
    .first();
  // Found once and not at each step, because accessible names are slow to compute on a long form.
  let element = await wanted.elementHandle();
  for (let steps = 0; steps < 60; steps++) {
    const hasFocus = await element?.evaluate((node) =>
      node.isConnected ? node === document.activeElement : null,
    );
    if (hasFocus) return;
    if (hasFocus === null) element = await wanted.elementHandle();
    else await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches ${String(name)}`);
};

/** Clicks a verb of the page and then the same verb in its dialog. */
export const confirm = async (page: Page, verb: string) => {
  await page.getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

/** Untranslated texts and accessibility violations of the current page. */
export const problemsOf = async (page: Page, language: 'en' | 'zh') => ({
  foreign: await foreignWords(page, language),
  violations: await violationsOn(page),
});
export const NO_PROBLEMS = { foreign: [], violations: [] };
