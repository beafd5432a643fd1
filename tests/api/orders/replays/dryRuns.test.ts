/** Dry runs of one order or event by a draft of the programme. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DryRun } from '#contract/members/dryRuns';
import { query } from '#db/statements';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW } from '../../support/openApi.ts';
import type { TermsDraft } from '../../support/approvedProgramme.ts';
import { DAY, openShop, orderOf, type Shop } from '../earning/openShop.ts';
import { draftVersion, setUpLevels } from './openReplays.ts';

const HOUR = 3_600_000;
const LEVELS = [
  { key: 'starter' },
  {
    key: 'plus',
    conditions: [
      {
        metric: 'growth' as const,
        window: { kind: 'months' as const, months: 12 },
        threshold: 500,
      },
    ],
    benefits: { earnRate: 15_000 },
  },
];
const IN_FORCE = {
  levels: LEVELS,
  earnRules: [
    { key: 'spend', caps: { perDay: 300 } },
    { key: 'growth', currency: 'growth' },
    { key: 'sign_in', trigger: 'sign_in', formula: { kind: 'ladder', days: [1, 2, 5] } },
  ],
} satisfies TermsDraft;
const DRAFT = {
  ...IN_FORCE,
  earnRules: [
    { key: 'spend', formula: { kind: 'proportional', points: 2, per: 100 } },
    { key: 'growth', currency: 'growth' },
    { key: 'sign_in', trigger: 'sign_in', formula: { kind: 'ladder', days: [1, 2, 3] } },
    { key: 'plus-only', audience: { levels: ['plus'], groups: [], channels: [] } },
    { key: 'later', startsAt: NOW + DAY },
    { key: 'of-buyers', audience: { levels: [], groups: [], channels: [], segments: ['buyers'] } },
    { key: 'quiz', trigger: 'custom', subject: 'quiz', formula: { kind: 'fixed', points: 9 } },
  ],
} satisfies TermsDraft;

let shop: Shop;
let analyst: Call;
let versionId = 0;
beforeAll(async () => {
  shop = await openShop(IN_FORCE);
  const owner = await shop.api.raw('owner');
  analyst = await shop.api.raw('analyst');
  await setUpLevels(owner, ['starter', 'plus']);
  const joinedAt = NOW - 30 * DAY;
  await shop.send('members', { externalId: 'm-1', joinedAt });
  await shop.send(
    'orders',
    orderOf({ externalId: 'o-1', lines: [40_000], statuses: { paid: NOW - HOUR } }),
  );
  await owner('POST', '/api/segments', {
    key: 'buyers',
    names: { en: 'Buyers' },
    rule: { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 1 }] },
  });
  await settledJobs();
  versionId = (await draftVersion(await shop.api.raw('marketer'), DRAFT)).id;
});
afterAll(() => shop.close());

const run = (body: object) =>
  analyst<DryRun & { errors?: object }>('POST', `/api/programmeVersions/${versionId}/dryRun`, body);

describe('a dry run', () => {
  test('of a real order gives what it was given, beside what the draft gives', async () => {
    const { status, body } = await run({ orderNumber: 'o-1' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      memberExternalId: 'm-1',
      source: 'order',
      sourceId: 'o-1',
      given: { points: 300, growth: 400 },
      inForce: { number: 1, level: 'starter', points: 300, growth: 400 },
      draft: { number: 2, level: 'starter', points: 1200, growth: 400 },
    });
    const spend = body.inForce?.awards.find(({ ruleKey }) => ruleKey === 'spend');
    expect(spend).toMatchObject({
      base: 40_000,
      rate: 10_000,
      desired: 400,
      granted: 300,
      limits: ['perDay'],
    });
    // The order was paid before the segment was first computed: then its first members count.
    expect(body.draft.awards.map(({ ruleKey }) => ruleKey)).toContain('of-buyers');
    expect(body.draft.skipped).toEqual([
      { ruleKey: 'plus-only', reason: 'audience' },
      { ruleKey: 'later', reason: 'window' },
    ]);
  });

  test('of a typed order counts what was given before, and says which level is reached', async () => {
    const { body } = await run({
      event: { member: 'm-1', at: NOW, trigger: 'sign_in', streak: 3 },
    });
    expect(body).toMatchObject({
      given: null,
      inForce: { points: 5, levelAfter: 'starter', next: { key: 'plus', isMet: false } },
      draft: { points: 3 },
    });
    expect(body.inForce?.next?.conditions[0]).toMatchObject({ measured: 400, missing: 100 });
    const owner = await shop.api.raw('owner');
    const product = await owner<{ variants: { id: number }[] }>('POST', '/api/products', {
      names: { en: 'Bag', zh: '包' },
      variants: [{ sku: 'BAG', basePrice: 10_000 }],
    });
    const variantId = product.body.variants[0]?.id ?? 0;
    const typed = await run({
      order: { member: 'm-1', at: NOW, lines: [{ variantId, quantity: 2 }] },
    });
    // The day's limit of 300 points was used up by the first order.
    expect(typed.body).toMatchObject({
      inForce: { points: 0, growth: 200, levelBefore: 'starter', levelAfter: 'plus', next: null },
      draft: { points: 600, growth: 200, levelAfter: 'plus' },
    });
    const cheaper = await run({
      order: { member: 'm-1', at: NOW, lines: [{ variantId, quantity: 2, unitPrice: 100 }] },
    });
    expect(cheaper.body.draft).toMatchObject({ points: 6, growth: 2, levelAfter: 'starter' });
  });

  test('a dry run writes nothing at all', async () => {
    const counts = () =>
      query(
        shop.api.connection.db,
        `select (select count(*) from point_entries) as points, (select count(*) from growth_entries) as growth,
           (select count(*) from member_levels) as levels, (select count(*) from earn_budgets) as budgets,
           (select count(*) from activities) as activities`,
      );
    const before = await counts();
    await run({ orderNumber: 'o-1' });
    expect(await counts()).toEqual(before);
  });

  test('names the field of what it does not know', async () => {
    const wrong = async (body: object) => {
      const answer = await run(body);
      return [answer.status, answer.body.errors];
    };
    expect(await wrong({ orderNumber: 'o-9' })).toEqual([
      422,
      { orderNumber: 'dryRuns.errors.unknownOrder' },
    ]);
    expect(await wrong({ eventNumber: 'e-9' })).toEqual([
      422,
      { eventNumber: 'dryRuns.errors.unknownEvent' },
    ]);
    const event = { member: 'm-9', at: NOW, trigger: 'share' };
    expect(await wrong({ event })).toEqual([
      422,
      { event: { member: 'dryRuns.errors.unknownMember' } },
    ]);
    const order = { member: 'm-1', at: NOW, lines: [{ variantId: 999, quantity: 1 }] };
    expect(await wrong({ order })).toEqual([
      422,
      { order: { lines: { 0: { variantId: 'dryRuns.errors.unknownGoods' } } } },
    ]);
    expect(await wrong({})).toEqual([422, { orderNumber: 'dryRuns.errors.oneOf' }]);
    expect(await wrong({ orderNumber: 'o-1', event })).toEqual([
      422,
      { orderNumber: 'dryRuns.errors.oneOf' },
    ]);
  });
});
