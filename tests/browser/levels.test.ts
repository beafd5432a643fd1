/** Levels of members: another one is given and ended on the member's page, and a level's page says who uses it. */
import { describe, expect, inject, test } from 'vitest';
import type { Member } from '#contract/members/members';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const WORDS = {
  en: {
    level: 'Level',
    give: 'Give another level',
    diamond: 'Diamond',
    reason: /^Reason/,
    until: /until /,
    end: 'End it now',
    given: 'Given by staff',
    uses: 'In use',
  },
  zh: {
    level: '会员等级',
    give: '授予其他等级',
    diamond: '钻石',
    reason: /^原因/,
    until: /有效至/,
    end: '立即结束',
    given: '人工授予的等级',
    uses: '使用情况',
  },
} as const;

const firstOf = async <T>(path: string, query: object): Promise<T> => {
  const asked = Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)]);
  const answer = await fetch(`${url()}/api${path}?${new URLSearchParams(asked)}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return ((await answer.json()) as T[])[0] as T;
};

describe.each([
  { language: 'en', theme: 'light', viewport: WIDE, level: 'plus' },
  { language: 'zh', theme: 'dark', viewport: PHONE, level: 'starter' },
] as const)('in $language, $theme', ({ language, theme, viewport, level }) => {
  const words = WORDS[language];

  test('a marketer gives a member a level until a day, and ends it with a reason', async () => {
    const { page, complaints } = await open({ as: 'marketer', language, theme, viewport });
    const { id } = await firstOf<Member>('/members', {
      filter: { level },
      sort: ['revenue', 'DESC'],
    });
    await page.goto(`/#/members/${id}/show`);
    await settled(page);
    const section = page.getByRole('region', { name: words.level, exact: true });
    await section.getByRole('button', { name: words.give }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: words.diamond, exact: true }).click();
    await dialog.locator('input[type="date"]').fill('2099-12-31');
    await dialog.getByRole('textbox', { name: words.reason }).fill('VIP 2099');
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await dialog.getByRole('button', { name: words.give }).click();
    await dialog.waitFor({ state: 'hidden' });
    await section.getByText(words.given, { exact: true }).waitFor();
    await section.getByText(words.until).first().waitFor();
    await section.locator('summary').click();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);

    await section.getByRole('button', { name: words.end }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('2099');
    await page.getByRole('dialog').getByRole('button', { name: words.end }).click();
    await section.getByText(words.given, { exact: true }).waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  test('the page of a level shows its members and who names it', async () => {
    const { page, complaints } = await open({ as: 'owner', language, theme, viewport });
    const { id } = await firstOf<{ id: number }>('/audienceNames', {
      filter: { kind: 'levels', key: 'premium' },
    });
    await page.goto(`/#/audienceNames/${id}`);
    await settled(page);
    const uses = page.getByRole('region', { name: words.uses });
    await uses.locator('a[href*="/members?"]').waitFor();
    await uses.locator('a[href*="/promotions/"]').first().waitFor();
    await uses.locator('a[href*="/priceLists/"]').first().waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    expect(complaints).toEqual([]);
  });
});
