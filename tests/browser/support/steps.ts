/** What people do on any page: walk by keyboard, confirm, and what is looked at meanwhile. */
import type { Page } from 'playwright-core';
import { violationsOn } from './axe.ts';
import { foreignWords } from './words.ts';

/** Moves on with the Tab key until what has the focus is called so. */
export const tabTo = async (page: Page, role: string, name: string | RegExp) => {
  const wanted = page
    .getByRole(role as 'button', { name, exact: typeof name === 'string' })
    .first();
  // Looked for once, not at each step: names of roles are slow to work out on a long form.
  let element = await wanted.elementHandle();
  for (let steps = 0; steps < 60; steps++) {
    const isHere = await element?.evaluate((node) =>
      node.isConnected ? node === document.activeElement : null,
    );
    if (isHere) return;
    if (isHere === null) element = await wanted.elementHandle();
    else await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches ${String(name)}`);
};

/** A verb of a page, and the same verb in its dialog. */
export const confirm = async (page: Page, verb: string) => {
  await page.getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

/** What is wrong with the words and the structure of what is on screen. */
export const sound = async (page: Page, language: 'en' | 'zh') => ({
  foreign: await foreignWords(page, language),
  violations: await violationsOn(page),
});
export const SOUND = { foreign: [], violations: [] };
