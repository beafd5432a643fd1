/** Promotions: created by keyboard, approved, paused for everyone; codes, calendar and simulator. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { CouponBatchDraft } from '#contract/promotions/coupons';
import { type Promotion, type PromotionDraft, Terms } from '#contract/promotions/promotions';
import type { Quote } from '#contract/promotions/quotes';
import { addDays, DAY_MS, dayOf, startOfDay } from '#shared/days';
import { settled, useBrowser } from './support/browser.ts';
import { now } from './support/clock.ts';
import { confirm, NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';
import type { Store } from './support/store.setup.ts';

const { open, url } = useBrowser();

const HOUR_MS = 3_600_000;
const ZONE = 'Asia/Shanghai';
const FRIDAY = 5;

type Who = keyof Store['cookies'];
/** Calls the API with the session of a person or with the API key of the store. */
const ask = async <T>(
  who: Who | { key: string },
  method: string,
  path: string,
  body?: object,
): Promise<T> => {
  const credentials: Record<string, string> =
    typeof who === 'string'
      ? { Cookie: inject('store').cookies[who] }
      : { Authorization: `Bearer ${who.key}` };
  const answer = await fetch(`${url()}/api${path}`, {
    method,
    headers: { ...credentials, Origin: url(), 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const rows = <T>(path: string, query: object): Promise<T[]> =>
  ask(
    'owner',
    'GET',
    `${path}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, JSON.stringify(v)]))}`,
  );

/** Nine in the evening of the next Friday after today, in the store's time zone. */
const friday = (): number => {
  const today = dayOf(now(), ZONE);
  const next = [1, 2, 3, 4, 5, 6, 7]
    .map((days) => addDays(today, days))
    .find((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === FRIDAY);
  return startOfDay(next ?? today, ZONE) + 21 * HOUR_MS;
};

const store = { key: '', variantId: 0, sku: '', price: 0, premium: '' };
beforeAll(async () => {
  const scopes = ['promotions.read', 'promotions.write'];
  store.key = (
    await ask<{ secret: string }>('owner', 'POST', '/apiKeys', { name: 'Checkout', scopes })
  ).secret;
  const [home] = await rows<{ id: number }>('/categories', {
    filter: { q: 'Home & Living' },
    range: [0, 0],
  });
  const preview = {
    filter: { categoryId: home?.id },
    formula: { kind: 'percent', bps: -100 },
    limit: 50,
  };
  const found = await ask<{ rows: { variantId: number; productId: number; sku: string }[] }>(
    'owner',
    'POST',
    '/priceBatches/preview',
    preview,
  );
  for (const { variantId, productId, sku } of found.rows) {
    const { tags } = await ask<{ tags: string[] }>('owner', 'GET', `/products/${productId}`);
    if (tags.includes('clearance')) continue;
    const [base] = await rows<{ amount: number }>('/prices', {
      filter: { variantId, listId: 1, minQuantity: 1, state: 'current' },
      range: [0, 0],
    });
    Object.assign(store, { variantId, sku, price: base?.amount });
    break;
  }
  const members = await rows<{ externalId: string; level: string }>('/members', {
    sort: ['revenue', 'DESC'],
    range: [0, 99],
  });
  store.premium = members.find(({ level }) => level === 'premium')?.externalId ?? '';
});

const quote = (basket: object) =>
  ask<Quote>(store, 'POST', '/store/quotes', {
    lines: [{ sku: store.sku, quantity: Math.ceil(200_000 / store.price) }],
    explain: true,
    ...basket,
  });
const verdictOf = ({ verdicts }: Quote, id: number) =>
  verdicts.find(({ promotionId }) => promotionId === id);

/** Creates a promotion as the marketer over the API, and submits it if `submit` is true. */
const plan = async (input: Pick<PromotionDraft, 'name'> & { terms: object }, submit: boolean) => {
  const terms = Terms.parse({
    lane: 'product',
    startsAt: now() - 60_000,
    endsAt: now() + 5 * DAY_MS,
    ...input.terms,
  });
  const body = { ...input, labels: { en: input.name, zh: input.name }, terms };
  const created = await ask<Promotion>('marketer', 'POST', '/promotions', body);
  return submit
    ? ask<Promotion>('marketer', 'POST', `/promotions/${created.id}/submission`, {})
    : created;
};
const idIn = (page: Page) => Number(/\/promotions\/(\d+)\/show/.exec(page.url())?.[1]);

const WORDS = {
  en: {
    heading: 'New promotion',
    spend: 'Spend',
    off: 'Discount',
    goods: 'Goods',
    home: 'Home & Living',
    except: 'Except',
    levels: 'Member levels',
    budget: /^Total budget/,
    year: 'End of year',
    noEnd: 'No end',
    hours: 'Only at certain hours',
    friday: 'Fri',
    name: 'Internal name',
    summary: 'What customers get',
    gives: /spend ¥300 and get ¥40 off.*spend ¥500 and get ¥80 off/i,
    said: [
      /everything in Home & Living except tag clearance/,
      /level Premium.*Diamond/,
      /Fridays 20:00 to 24:00/,
      /¥50,000/,
    ],
    alone: 'No approval needed.',
    second: /^Needs approval by someone else/,
    submit: 'Submit',
    running: 'Running',
    waits: 'Awaiting approval',
    approve: 'Approve',
    pause: 'Pause for everyone',
    paused: 'Paused',
    more: 'More actions',
    duplicate: 'Duplicate',
    copy: 'Copy of',
  },
  zh: {
    heading: '新建促销',
    spend: '满',
    off: '减',
    goods: /^参加商品/,
    home: '家居生活',
    except: '不参加的商品',
    levels: '会员等级',
    budget: /^总预算/,
    year: '当年底',
    noEnd: '长期有效',
    hours: '仅限每周特定时段',
    friday: '周五',
    name: '名称（内部使用）',
    summary: '客户可享优惠',
    gives: /满 ¥300 减 ¥40.*满 ¥500 减 ¥80/,
    said: [
      /“家居生活”分类商品（“clearance”标签除外）/,
      /高级.*钻石等级/,
      /每周五 20:00–24:00/,
      /¥50,000/,
    ],
    alone: '无需他人审批。',
    second: /^需由以下角色的其他人审批/,
    submit: '提交',
    running: '进行中',
    waits: '待审批',
    approve: '通过',
    pause: '立即暂停',
    paused: '已暂停',
    more: '更多操作',
    duplicate: '复制为新促销',
    copy: '副本',
  },
} as const;
type Words = (typeof WORDS)['en' | 'zh'];

/** Types into an autocomplete field and chooses the option with this text. */
const take = async (page: Page, field: string | RegExp, word: string) => {
  await tabTo(page, 'combobox', field);
  await page.keyboard.type(word);
  await page.getByRole('option', { name: word, exact: true }).first().waitFor();
  await page.keyboard.press('Enter');
};

/** Fills the whole form without a mouse. */
const setUp = async (page: Page, words: Words, name: string) => {
  await page.goto('/#/promotions/create');
  await settled(page, words.heading);
  await tabTo(page, 'textbox', new RegExp(`^${words.spend}`));
  await page.keyboard.type('300');
  await page.keyboard.press('Tab');
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('textbox', { name: new RegExp(`^${words.spend}`) }).count())
    .toBe(2);
  await page.keyboard.type('500');
  await page.keyboard.press('Tab');
  await page.keyboard.type('80');
  await take(page, words.goods, words.home);
  await take(page, words.except, 'clearance');
  for (const level of ['premium', 'diamond']) {
    await tabTo(page, 'combobox', words.levels);
    await page.keyboard.type(level);
    await page.keyboard.press('Enter');
  }
  await tabTo(page, 'textbox', words.budget);
  await page.keyboard.type('50000');
  const isLeft = dayOf(friday(), ZONE).slice(0, 4) === dayOf(now(), ZONE).slice(0, 4);
  await tabTo(page, 'button', isLeft ? words.year : words.noEnd);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', words.hours);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', words.friday);
  await page.keyboard.press('Space');
  await tabTo(page, 'textbox', words.name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
};

describe.each([
  { language: 'en', theme: 'light', name: 'Home Fridays for premium' },
  { language: 'zh', theme: 'dark', name: '家居高级周五' },
] as const)('promotions in $language, $theme', ({ language, theme, name }) => {
  const words = WORDS[language];

  test('a promotion created by keyboard runs at once, a larger budget needs approval, and both can be paused', async () => {
    const { page, complaints } = await open({ as: 'marketer', language, theme });
    await setUp(page, words, name);
    const summary = page.getByRole('region', { name: words.summary });
    await summary.getByText(words.gives).waitFor();
    for (const said of words.said) await summary.getByText(said).first().waitFor();
    await page.getByText(words.alone).waitFor();
    await settled(page);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await page.keyboard.press('Control+Enter');

    await settled(page, name);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await confirm(page, words.submit);
    await page.getByText(words.running, { exact: true }).first().waitFor();
    const id = idIn(page);
    const basket = { member: store.premium, at: friday() };
    const given = await quote(basket);
    expect(verdictOf(given, id)).toMatchObject({ verdict: 'applied', amount: 8000 });

    await confirm(page, words.pause);
    await page.getByText(words.paused, { exact: true }).first().waitFor();
    const without = await quote(basket);
    expect(verdictOf(without, id)).toMatchObject({ verdict: 'paused', amount: 0 });
    expect(without.totals.total).toBeGreaterThan(given.totals.total);

    // A copy with a budget above the limit for one person.
    await page.getByRole('button', { name: words.more }).click();
    await page.getByRole('menuitem', { name: words.duplicate, exact: true }).click();
    await settled(page, words.heading);
    await page.getByRole('textbox', { name: words.budget }).fill('50000.01');
    await page.getByText(words.second).waitFor();
    await page.keyboard.press('Control+Enter');
    await settled(page, new RegExp(`${words.copy}|${name}`));
    await confirm(page, words.submit);
    await page.getByText(words.waits, { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: words.approve, exact: true }).count()).toBe(0);

    const manager = await open({ as: 'manager', language, theme });
    await manager.page.goto(page.url());
    await manager.page.getByText(words.second).waitFor();
    await confirm(manager.page, words.approve);
    await manager.page.getByText(words.running, { exact: true }).first().waitFor();
    expect(verdictOf(await quote(basket), idIn(page))?.verdict).toBe('applied');
    await confirm(manager.page, words.pause);
    await manager.page.getByText(words.paused, { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
    expect(manager.complaints).toEqual([]);
  });
});

test('an edit of running terms is a separate version that can be discarded', async () => {
  const limits = { budget: 100_000 };
  const { id } = await plan(
    { name: 'Steady', terms: { limits, rewards: [{ kind: 'percent', bps: 500 }] } },
    true,
  );
  const { page, complaints } = await open({ as: 'marketer' });
  await page.goto(`/#/promotions/${id}`);
  await settled(page, 'Edit Steady');
  await page.getByRole('textbox', { name: /^Percent off/ }).fill('6');
  await page.getByLabel('Reason for the change').fill('Nobody came');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Version 2 is a draft.').waitFor();
  expect(page.url()).toContain(`/promotions/${id}/show`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Discard draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
  await page.getByText('Version 2 is a draft.').waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

test('a code created with its promotion is refused for another level, and an agent sees the reason', async () => {
  const { page, complaints } = await open({ as: 'marketer' });
  await page.goto('/#/promotions/create');
  await settled(page, 'New promotion');
  await page.getByText('20% off', { exact: true }).click();
  await page.getByRole('textbox', { name: /^Percent off/ }).fill('15');
  await page.getByRole('combobox', { name: 'Member levels' }).fill('diamond');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Total budget/ }).fill('1000');
  await page.getByRole('button', { name: 'One week' }).click();
  await page.getByRole('radio', { name: 'With a code' }).check();
  await page.getByRole('textbox', { name: 'Shared code' }).fill('diamond15');
  await page.getByRole('textbox', { name: 'Internal name' }).fill('Diamond thanks');
  await page.getByText('No approval needed.').waitFor();
  await page.keyboard.press('Control+Enter');
  await settled(page, 'Diamond thanks');
  await confirm(page, 'Submit');
  await page.getByText('Running', { exact: true }).first().waitFor();

  const refused = await quote({ codes: ['Diamond15 '], member: store.premium });
  expect(verdictOf(refused, idIn(page))?.verdict).toBe('otherLevel');

  const agent = await open({ as: 'agent' });
  await agent.page.goto('/#/coupons');
  await settled(agent.page, /^Coupon codes/);
  await agent.page.locator('input[name="q"]').fill('diamond15');
  await settled(agent.page, /DIAMOND15/);
  await agent.page.getByText('Refused: ', { exact: false }).first().waitFor();
  expect(await problemsOf(agent.page, 'en')).toEqual(NO_PROBLEMS);
  expect([...complaints, ...agent.complaints]).toEqual([]);
});

test('unique codes can be generated and downloaded', async () => {
  const { id } = await plan(
    { name: 'Leaflet', terms: { trigger: 'code', rewards: [{ kind: 'percent', bps: 500 }] } },
    false,
  );
  const { page, complaints } = await open({ as: 'marketer' });
  await page.goto('/#/couponBatches/create');
  await settled(page, 'Create coupon batch');
  await page.getByRole('combobox', { name: 'Promotion' }).fill('Leaflet');
  await page.getByRole('option', { name: 'Leaflet' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Leaflets of autumn');
  await page.getByRole('textbox', { name: 'Prefix' }).fill('leaf-');
  await page.getByRole('textbox', { name: 'Quantity' }).fill('30000');
  await page.getByRole('button', { name: 'Save' }).click();
  await settled(page, 'Leaflets of autumn');
  await page.getByText('Ready', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Download codes' }).click();
  const reason = page.getByRole('dialog');
  await reason.getByRole('textbox', { name: 'Reason' }).fill('For the printer');
  const loading = page.waitForEvent('download');
  await reason.getByRole('button', { name: 'Download codes' }).click();
  const lines = readFileSync(await (await loading).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBe(30_001);
  expect(lines.slice(1).every((line) => /^LEAF-[A-HJKMNP-Z2-9]{12},/.test(line))).toBe(true);
  const [batch] = await rows<CouponBatchDraft & { generated: number }>('/couponBatches', {
    filter: { promotionId: id },
    range: [0, 0],
  });
  expect(batch).toMatchObject({ quantity: 30_000, generated: 30_000 });
  expect(complaints).toEqual([]);
});

test('a promotion can be moved by keyboard in the calendar after a confirmation', async () => {
  const startsAt = startOfDay(dayOf(now(), ZONE), ZONE);
  const { id } = await plan(
    {
      name: 'Autumn tea',
      terms: {
        startsAt,
        endsAt: startsAt + 3 * DAY_MS,
        limits: { budget: 100_000 },
        rewards: [{ kind: 'percent', bps: 500 }],
      },
    },
    true,
  );
  const { page, complaints } = await open({ as: 'marketer' });
  await page.goto('/#/promotionCalendar?q=Autumn');
  await settled(page, 'Promotion calendar');
  const bar = page.getByRole('link', { name: /^Autumn tea/ });
  await tabTo(page, 'link', /^Autumn tea/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.getByText(/^Autumn tea would run/).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText(/^Autumn tea would run/).count()).toBe(0);
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move “Autumn tea” 2 days later?' });
  await dialog.waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const { open: revision, startsAt: present } = await ask<Promotion & { open: { terms: Terms } }>(
    'marketer',
    'GET',
    `/promotions/${id}`,
  );
  expect({ present, next: revision.terms.startsAt }).toEqual({
    present: startsAt,
    next: startsAt + 2 * DAY_MS,
  });
  expect(complaints).toEqual([]);
});

test('the simulator shows which promotion another one lost to, and a case can be saved and run', async () => {
  const scope = { include: [{ kind: 'variant', id: store.variantId }] };
  const limits = { budget: 100_000 };
  for (const [name, bps] of [
    ['Deep cut', 4000],
    ['Small cut', 100],
  ] as const)
    await plan({ name, terms: { scope, limits, rewards: [{ kind: 'percent', bps }] } }, true);
  const { page, complaints } = await open({ as: 'marketer' });
  await page.goto(`/#/simulator?lines=${store.variantId}x2`);
  await settled(page, 'Promotion simulator');
  const verdicts = page.getByRole('region', { name: 'Promotion results' });
  const lost = verdicts.locator('li').filter({ hasText: 'Small cut' });
  await lost.getByText('A better one applies').waitFor();
  await lost.getByRole('button', { name: 'Deep cut' }).click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Deep cut');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);

  await page.getByRole('button', { name: 'Save as case' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Two cuts on one thing');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('row').filter({ hasText: 'Two cuts on one thing' });
  await kept.waitFor();
  await page.getByRole('button', { name: 'Run all' }).click();
  await kept.getByText('Same result').waitFor();
  expect(complaints).toEqual([]);
});
