import { describe, expect, test } from 'vitest';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { Promotion, Reward, Terms } from '#contract/promotions/promotions';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { periodState } from '#rules/promotions/periodStates';
import {
  copyOf,
  draftOf,
  newDraft,
  type PromotionPage,
} from '../../../client/promotions/promotions/draft.ts';
import { newReward, newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import {
  codeOf,
  inputOf,
  PromotionForm,
} from '../../../client/promotions/promotions/formContract.ts';
import { parseClock } from '../../../client/ui/form/clockText.ts';
import { namedIn } from '../../../client/promotions/promotions/refs.ts';
import { isAlarming } from '../../../client/promotions/promotions/review.ts';
import { differencesOf, summaryOf } from '../../../client/promotions/promotions/summary.ts';
import { givesLine } from '../../../client/promotions/promotions/summaryRewards.ts';
import { wordsOf } from '../../../client/promotions/promotions/words.ts';
import { inSight, verbsOf } from '../../../client/promotions/promotions/page/verbs.ts';
import { fieldErrors, message } from '#shared/fields';
import { startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const NOW = Date.parse('2026-11-22T08:00:00Z');
const NAMES = { category: 'Home', product: 'Mug', variant: 'Mug · MUG-RED' };

const words = (language: 'en' | 'zh', currency = 'CNY') => {
  const provider = polyglotI18nProvider(() => (language === 'en' ? english : chinese), language);
  return wordsOf({
    translate: (key, facts) => provider.translate(key, facts),
    locale: language,
    currency,
    timeZone: ZONE,
    now: NOW,
    category: () => NAMES.category,
    product: () => NAMES.product,
    variant: () => NAMES.variant,
  });
};
const terms = (changes: Partial<Terms> = {}): Terms => ({ ...newTerms(NOW), ...changes });
const steps: Reward = {
  kind: 'fullReduction',
  scope: null,
  basis: 'amount',
  steps: [
    { from: 30_000, off: { kind: 'amount', amount: 4_000 } },
    { from: 50_000, off: { kind: 'amount', amount: 8_000 } },
  ],
  repeating: false,
  cap: null,
};
/** Terms with several conditions, as a marketer might set them up. */
const EXAMPLE = terms({
  rewards: [steps],
  scope: {
    ...terms().scope,
    include: [{ kind: 'category', id: 4 }],
    exclude: [{ kind: 'tag', name: 'clearance' }],
  },
  audience: { ...terms().audience, levels: ['gold', 'platinum'] },
  limits: { ...terms().limits, budget: 5_000_000 },
  hours: [{ weekdays: [5], from: 1200, to: 1440 }],
  endsAt: startOfDay('2027-01-01', ZONE),
});
const summaryTexts = (one: Terms, language: 'en' | 'zh') =>
  summaryOf(one, words(language))
    .filter(({ part }) => part !== 'lane')
    .map(({ text }) => text);

describe('the summary of a promotion', () => {
  test('the summary describes the promotion in English', () => {
    expect(summaryTexts(EXAMPLE, 'en')).toEqual([
      'Spend ¥300 and get ¥40 off; spend ¥500 and get ¥80 off.',
      'For everything in Home except tag clearance.',
      'For members of level gold or platinum.',
      'Fridays 20:00 to 24:00, until December 31.',
      'Applies automatically.',
      'At most ¥50,000 in discounts.',
      'If goods come back, the rest of the order keeps its discount.',
    ]);
  });
  test('the summary describes the promotion in Chinese', () => {
    expect(summaryTexts(EXAMPLE, 'zh')).toEqual([
      '满 ¥300 减 ¥40；满 ¥500 减 ¥80。',
      '适用于“Home”分类商品（“clearance”标签除外）。',
      '限gold或platinum等级的会员。',
      '每周五 20:00–24:00，截至12月31日。',
      '自动生效。',
      '优惠总额不超过 ¥50,000。',
      '部分退货后，其余商品保留优惠。',
    ]);
  });

  test.each<[string, Partial<Terms>, string, string]>([
    ['everybody', {}, 'For everyone.', '所有客户均可参加。'],
    [
      'whoever is known, where uses of each are counted',
      { limits: { ...terms().limits, perMember: 2 } },
      'For members, and guests who give an e-mail or phone: uses are counted for each of them.',
      '会员，以及提供邮箱或手机号的游客可参加（按人计次）。',
    ],
    [
      'whoever is known, where the units of each are counted',
      { rewards: [{ kind: 'flash', items: [{ variantId: 1, price: 1, stock: 2, perMember: 1 }] }] },
      'For members, and guests who give an e-mail or phone: uses are counted for each of them.',
      '会员，以及提供邮箱或手机号的游客可参加（按人计次）。',
    ],
    [
      'everybody, where some goods have no limit',
      {
        rewards: [
          {
            kind: 'flash',
            items: [
              { variantId: 1, price: 1, stock: 2, perMember: 1 },
              { variantId: 2, price: 1, stock: 2, perMember: null },
            ],
          },
        ],
      },
      'For everyone.',
      '所有客户均可参加。',
    ],
  ])('is for %s', (_, changes, inEnglish, inChinese) => {
    expect(summaryTexts(terms(changes), 'en')).toContain(inEnglish);
    expect(summaryTexts(terms(changes), 'zh')).toContain(inChinese);
  });

  const gives = (
    reward: Partial<Reward> & { kind: Reward['kind'] },
    language: 'en' | 'zh',
    currency?: string,
  ) =>
    givesLine(
      { rewards: [{ ...newReward(reward.kind), ...reward } as Reward] },
      words(language, currency),
    );
  test.each([
    [
      { kind: 'percent', bps: 2000, cap: 5000 },
      'Get 20% off, at most ¥50 off',
      '打 8 折，最多优惠 ¥50',
    ],
    [{ kind: 'percent', bps: 1250 }, 'Get 12.5% off', '打 8.75 折'],
    [{ kind: 'percent', bps: 10_000 }, 'Get 100% off', '全免'],
    [{ kind: 'amount', amount: 1050 }, 'Get ¥10.50 off', '减 ¥10.50'],
    [{ kind: 'amount', amount: 1000, per: 'unit' }, 'Get ¥10 off each unit', '减 ¥10（每件）'],
    [{ kind: 'fixedPrice', price: 9900 }, 'Each for ¥99', '一口价 ¥99'],
    [
      {
        kind: 'fullReduction',
        repeating: true,
        steps: [{ from: 10_000, off: { kind: 'amount', amount: 1000 } }],
      },
      'For every ¥100 spent, get ¥10 off',
      '每满 ¥100 减 ¥10',
    ],
    [
      {
        kind: 'fullReduction',
        basis: 'quantity',
        steps: [{ from: 3, off: { kind: 'percent', bps: 2000 } }],
      },
      'Buy 3 and get 20% off',
      '满 3 件打 8 折',
    ],
    [{ kind: 'buyGet' }, 'Buy 2, get 1 free, the cheapest', '买 2 件，送 1 件（赠低价商品）'],
    [{ kind: 'gift', variantId: 7 }, 'A gift: 1 × Mug · MUG-RED', '赠送 Mug · MUG-RED × 1'],
    [
      { kind: 'gift', variantId: 7, every: { basis: 'amount', from: 10_000 } },
      'For every ¥100 spent, a gift: 1 × Mug · MUG-RED',
      '每满 ¥100 赠送 Mug · MUG-RED × 1',
    ],
    [
      { kind: 'gift', variantId: 7, every: { basis: 'quantity', from: 2 }, times: 3 },
      'For every 2 units bought, a gift: 1 × Mug · MUG-RED, up to 3 times per order',
      '每买 2 件赠送 Mug · MUG-RED × 1，每单最多享受 3 次',
    ],
    [{ kind: 'shipping' }, 'Free delivery', '免运费'],
    [
      { kind: 'flash', items: [{ variantId: 7, price: 4900, stock: 100, perMember: 2 }] },
      'Flash sale: Mug · MUG-RED for ¥49 (100 in stock for it, 2 per member)',
      '限时抢购：Mug · MUG-RED 抢购价 ¥49（限量 100 件，每人限购 2 件）',
    ],
  ] as const)('the reward %j is described in both languages', (reward, en, zh) => {
    expect(gives(reward as never, 'en')).toBe(en);
    expect(gives(reward as never, 'zh')).toBe(zh);
  });
  test('amounts use the currency of the store', () => {
    expect(gives({ kind: 'amount', amount: 500 }, 'en', 'JPY')).toBe('Get ¥500 off');
    expect(gives({ kind: 'amount', amount: 1500 }, 'en', 'KWD')).toContain('1.500');
  });

  test('what becomes of the discount on returns is said only where it matters, and old terms keep it', () => {
    const returns = (changes: Partial<Terms>) =>
      summaryOf(terms(changes), words('en')).find(({ part }) => part === 'returns')?.text;
    const { whenReturned: _, ...old } = EXAMPLE;
    expect(returns({ rewards: [newReward('percent')] })).toBeUndefined();
    expect(returns({ whenReturned: 'takeBack' })).toContain('the refund is less');
    const texts = summaryOf(old as Terms, words('en'));
    expect(differencesOf(texts, summaryOf(EXAMPLE, words('en')))).toEqual([]);
    const page = { name: 'Old', labels: {}, campaignId: null, terms: old, open: null };
    expect(draftOf(page as unknown as PromotionPage).terms.whenReturned).toBe('keep');
  });
  test('missing figures are shown as an ellipsis', () => {
    expect(summaryTexts(terms(), 'en')[0]).toBe('Spend … and get … off.');
    expect(summaryTexts(terms({ rewards: [newReward('flash')] }), 'zh')[0]).toContain('…');
  });

  const when = (changes: Partial<Terms>, language: 'en' | 'zh' = 'en') =>
    summaryOf(terms(changes), words(language)).find(({ part }) => part === 'when')?.text;
  test('the window is described in the store’s local time', () => {
    expect(when({})).toBe('With no end date.');
    expect(when({ startsAt: Date.parse('2026-11-27T10:30:00Z') })).toBe(
      'From November 27, 18:30, with no end date.',
    );
    expect(when({ endsAt: Date.parse('2027-02-28T04:00:00Z') })).toBe(
      'Until February 28, 2027, 12:00.',
    );
    expect(when({ endsAt: startOfDay('2027-01-01', 'Europe/Berlin') })).toBe(
      'Until January 1, 2027, 07:00.',
    );
  });
  test('hours of the week are described by their days', () => {
    const hours = (weekdays: number[], from = 600, to = 720) =>
      when({ hours: [{ weekdays, from, to }] });
    expect(hours([1, 2, 3, 4, 5])).toBe('Mondays to Fridays 10:00 to 12:00, with no end date.');
    expect(hours([6, 7])).toBe('Saturdays and Sundays 10:00 to 12:00, with no end date.');
    expect(hours([1, 2, 3, 4, 5, 6, 7])).toBe('Every day 10:00 to 12:00, with no end date.');
    expect(hours([5], 1320, 120)).toBe('Fridays 22:00 to 02:00 the next day, with no end date.');
    expect(hours([5], 1200, 0)).toBe('Fridays 20:00 to 24:00, with no end date.');
    expect(when({ hours: [{ weekdays: [1, 2, 3], from: 0, to: 60 }] }, 'zh')).toBe(
      '每周一至周三 00:00–01:00，长期有效。',
    );
  });
  test('differences are listed part by part', () => {
    const before = summaryOf(EXAMPLE, words('en'));
    const after = summaryOf(
      {
        ...EXAMPLE,
        limits: { ...EXAMPLE.limits, budget: 10_000_000 },
        exclusivity: 'all',
        whenReturned: 'takeBack',
      },
      words('en'),
    );
    expect(differencesOf(before, after)).toEqual([
      {
        part: 'limits',
        was: 'At most ¥50,000 in discounts.',
        is: 'At most ¥100,000 in discounts.',
      },
      {
        part: 'returns',
        was: 'If goods come back, the rest of the order keeps its discount.',
        is: 'If goods come back, the refund is less by what the rest of the order would not get alone.',
      },
      { part: 'together', was: null, is: 'Exclusive: no other promotion applies with it.' },
    ]);
    expect(differencesOf(before, before)).toEqual([]);
  });
  test('all products and variants whose names are needed are listed', () => {
    const named = namedIn([
      terms({
        rewards: [
          { ...newReward('gift'), variantId: 9 } as Reward,
          { ...steps, scope: { ...terms().scope, include: [{ kind: 'product', id: 3 }] } },
        ],
        scope: { ...terms().scope, exclude: [{ kind: 'variant', id: 5 }] },
      }),
      terms({ rewards: [newReward('flash')] }),
    ]);
    expect(named).toEqual({ products: [3], variants: [5, 9] });
  });
});

describe('the form of a promotion', () => {
  const draft = { ...newDraft(NOW), name: 'Friday', labels: { en: 'Friday' }, terms: EXAMPLE };
  const errorsOf = (changes: object) => {
    const { error } = PromotionForm.safeParse({ ...draft, ...changes });
    return error ? fieldErrors(error) : {};
  };
  const withSteps = (...list: [number, number][]) => ({
    terms: {
      ...EXAMPLE,
      rewards: [
        {
          ...steps,
          steps: list.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
        },
      ],
    },
  });
  const stepErrors = (...list: [number, number][]) =>
    (errorsOf(withSteps(...list)) as { terms?: { rewards: { 0: { steps: object } } } }).terms
      ?.rewards[0].steps;

  test('complete terms are accepted', () => expect(errorsOf({})).toEqual({}));
  test('steps that overlap, descend or give too much are refused at their fields', () => {
    expect(stepErrors([300, 40], [300, 80])).toEqual({
      1: { from: 'promotions.errors.stepsOverlap' },
    });
    expect(stepErrors([500, 40], [300, 80])).toEqual({
      1: { from: 'promotions.errors.stepsDescend' },
    });
    expect(stepErrors([300, 40], [500, 30])).toEqual({
      1: { off: { amount: 'promotions.errors.stepsGiveLess' } },
    });
    expect(stepErrors([300, 300])).toEqual({
      0: { off: { amount: 'promotions.errors.stepTooGenerous' } },
    });
  });
  test('errors between terms are reported even if the name is missing', () => {
    expect(errorsOf({ name: '', terms: { ...EXAMPLE, endsAt: EXAMPLE.startsAt } })).toMatchObject({
      name: 'ra.validation.required',
      terms: { endsAt: 'promotions.errors.endsBeforeStart' },
    });
  });
  test('limits of percentages are reported as percentages', () => {
    const percent = { ...newReward('percent'), bps: 15_000 };
    expect(errorsOf({ terms: { ...EXAMPLE, rewards: [percent] } })).toMatchObject({
      terms: { rewards: { 0: { bps: message('ra.validation.maxValue', { max: 100 }) } } },
    });
    expect(
      errorsOf({ terms: { ...EXAMPLE, limits: { ...EXAMPLE.limits, budget: 0 } } }),
    ).toMatchObject({
      terms: { limits: { budget: 'promotions.errors.positive' } },
    });
  });
  test('a code is checked only if the promotion needs one', () => {
    const byCode = { ...EXAMPLE, trigger: 'code' as const };
    expect(errorsOf({ terms: byCode, code: '   ' })).toEqual({});
    expect(errorsOf({ terms: byCode, code: 'a' })).toEqual({ code: 'coupons.errors.tooShort' });
    expect(errorsOf({ terms: EXAMPLE, code: 'a' })).toEqual({});
    expect(codeOf({ name: 'Friday', code: 'fri' }, 3)).toEqual({
      kind: 'shared',
      promotionId: 3,
      name: 'Friday',
      code: 'fri',
    });
  });
  test('the input contains exactly the fields of the contract', () => {
    expect(Object.keys(inputOf(draft)).sort()).toEqual([
      'campaignId',
      'labels',
      'name',
      'reason',
      'terms',
    ]);
    const empty = { ...EXAMPLE, priority: null as never, holdoutBps: null as never };
    expect(inputOf({ ...draft, terms: empty }).terms).toMatchObject({ priority: 0, holdoutBps: 0 });
  });
  test('the form is filled from the open revision, and a copy starts now', () => {
    const live = {
      id: 1,
      name: 'Old',
      labels: {},
      campaignId: 2,
      terms: terms(),
      liveRevision: 1,
      open: null,
    };
    const page = live as unknown as PromotionPage;
    const open = { name: 'New', labels: { en: 'N' }, terms: EXAMPLE, reason: 'why', campaignId: 5 };
    expect(draftOf(page)).toMatchObject({ name: 'Old', campaignId: 2, reason: null });
    expect(draftOf({ ...page, open: open as never })).toMatchObject({
      name: 'New',
      campaignId: 5,
      reason: 'why',
    });
    const past = { ...page, terms: { ...EXAMPLE, startsAt: NOW - 9e9, endsAt: NOW - 8e9 } };
    expect(copyOf(past, 'Copy', NOW)).toMatchObject({
      name: 'Copy',
      terms: { startsAt: NOW, endsAt: null },
    });
  });
  test.each([
    ['20', 1200],
    ['20:30', 1230],
    ['2030', 1230],
    ['24:00', 1440],
    ['２０：００', 1200],
    ['20。30', 1230],
    ['8pm', 1200],
    ['12am', 0],
    ['25', NaN],
    ['24:01', NaN],
    ['20:60', NaN],
    ['evening', NaN],
  ])('the typed time %j is read as %j minutes', (typed, minutes) =>
    expect(parseClock(typed)).toBe(minutes),
  );
});

describe('the verbs of a promotion', () => {
  const page = (changes: object) =>
    ({
      phase: 'draft',
      open: null,
      liveRevision: null,
      programmeNumber: null,
      ...changes,
    }) as never;
  const open = (status: string) => ({ status, authorId: 'ann', authorIds: ['ann'] });
  const as = (id: string) => ({ id, role: 'owner' as const });
  test.each([
    [{ phase: 'draft', open: open('draft') }, 'ann', ['submit']],
    [{ phase: 'submitted', open: open('submitted') }, 'ann', ['edit']],
    [{ phase: 'submitted', open: open('submitted') }, 'bob', ['approve', 'reject']],
    [{ phase: 'running', liveRevision: 1 }, 'ann', ['pause']],
    [
      { phase: 'running', liveRevision: 1, open: open('submitted') },
      'bob',
      ['approve', 'reject', 'pause'],
    ],
    [{ phase: 'paused', liveRevision: 1 }, 'ann', ['resume']],
    [{ phase: 'ended', liveRevision: 1 }, 'ann', ['duplicate']],
    [{ phase: 'archived', liveRevision: 1 }, 'ann', ['duplicate']],
  ])('the visible verbs of %j for %s are the expected ones', (changes, me, seen) => {
    expect(inSight(verbsOf(page(changes), as(me)))).toEqual(seen);
  });
  test('an earlier author cannot decide on terms that a colleague has edited since', () => {
    const shared = { status: 'submitted', authorId: 'bob', authorIds: ['ann', 'bob'] };
    const verbs = verbsOf(page({ phase: 'submitted', open: shared }), as('ann'));
    expect(verbs).not.toEqual(expect.arrayContaining(['approve']));
    expect(verbs).not.toEqual(expect.arrayContaining(['reject']));
  });
  test('a benefit of a level is only paused and copied here', () => {
    const benefit = page({ phase: 'running', liveRevision: 1, programmeNumber: 2 });
    expect(verbsOf(benefit, as('ann'))).toEqual(['pause', 'duplicate']);
  });
  test('a promotion that never ran can be deleted or archived, and one that ran can be archived', () => {
    expect(verbsOf(page({ open: open('draft') }), as('ann'))).toEqual(
      expect.arrayContaining(['delete', 'archive']),
    );
    const running = verbsOf(
      page({ phase: 'running', liveRevision: 1, open: open('draft') }),
      as('ann'),
    );
    expect(running).toEqual(expect.arrayContaining(['discard', 'archive']));
    expect(running).not.toContain('delete');
  });
});

test('a review is alarming if prices fall below their floor or cost', () => {
  const row = {
    variantId: 1,
    name: 'Mug',
    sku: null,
    quantity: 1,
    price: 1000,
    paid: 800,
    depthBps: 2000,
    marginBps: 500,
    floor: 700,
  };
  expect(isAlarming({ worst: [row] })).toBe(false);
  expect(isAlarming({ worst: [{ ...row, floor: 900 }] })).toBe(true);
  expect(isAlarming({ worst: [{ ...row, marginBps: -1 }] })).toBe(true);
});

test('the state of a campaign follows from the time alone', () => {
  const campaign = { startsAt: 100, endsAt: 200, archivedAt: null };
  expect([50, 100, 199, 200].map((now) => periodState(campaign, now))).toEqual([
    'planned',
    'current',
    'current',
    'over',
  ]);
  expect(periodState({ ...campaign, endsAt: null }, 999)).toBe('current');
  expect(periodState({ ...campaign, archivedAt: 150 }, 160)).toBe('archived');
});

test('a promotion in a list has everything its row needs', () => {
  const row: Pick<Promotion, 'terms'> = { terms: EXAMPLE };
  expect(givesLine(row.terms, words('en'))).toBe(
    'Spend ¥300 and get ¥40 off; spend ¥500 and get ¥80 off',
  );
});
