/** The phases of a promotion, and the quotes, redemptions and codes of the store's checkout. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Quote } from '#contract/promotions/quotes';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Client, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { basket, draft, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const off = (amount: number) => [{ kind: 'amount', amount }];

let api: OpenApi;
let shop: Shop;
let marketer: Client;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  marketer = await api.as('marketer');
  await sell(shop, 'LAMP', 10_000);
  await sell(shop, 'MUG', 2000);
});
afterAll(() => api.close());

/** Archives the promotions of the previous test. */
beforeEach(async () => {
  api.now = NOW;
  const { data } = await shop.owner.getList('promotions', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
    filter: {},
  });
  for (const { id, phase } of data)
    if (phase !== 'archived') await shop.owner.act('promotions', id as number, 'archival');
});

const totals = async (asked: object) => (await quote(shop, asked)).body.totals;

describe('the phases of a promotion', () => {
  test('a promotion gives a discount once another person approved it, and none while paused or archived', async () => {
    const { data } = await marketer.create('promotions', {
      data: draft('Big', { rewards: off(1000), limits: { budget: 90_000_000 } }) as never,
    });
    const id = data.id as number;
    expect(data.phase).toBe('draft');
    expect((await totals(basket('LAMP'))).discount).toBe(0);
    const { version } = await marketer.act<{ phase: string; version: number }>(
      'promotions',
      id,
      'submission',
    );
    expect(await refusal(marketer.act('promotions', id, 'approval'))).toMatchObject({
      status: 422,
    });
    expect(await refusal(marketer.act('promotions', id, 'approval', { version }))).toMatchObject({
      status: 409,
      body: { message: 'promotions.errors.ownApproval' },
    });
    const manager = await api.as('manager');
    expect(
      await manager.act('promotions', id, 'approval', { reason: 'Fine', version }),
    ).toMatchObject({
      phase: 'running',
      liveRevision: 1,
    });
    expect((await totals(basket('LAMP'))).discount).toBe(1000);
    await manager.act('promotions', id, 'pause', { reason: 'Too many' });
    expect((await totals(basket('LAMP'))).discount).toBe(0);
    expect(await manager.act('promotions', id, 'resumption')).toMatchObject({ phase: 'running' });
    expect(await marketer.act('promotions', id, 'archival')).toMatchObject({ phase: 'archived' });
    expect((await totals(basket('LAMP'))).discount).toBe(0);
  });
  test('no author of the terms can approve them, and an outdated version cannot be approved', async () => {
    const { data } = await marketer.create('promotions', {
      data: draft('Two hands', { rewards: off(1000), limits: { budget: 90_000_000 } }) as never,
    });
    const id = data.id as number;
    // The owner changes the window and is the last author; the marketer wrote the rest.
    await shop.owner.act('promotions', id, 'schedule', {
      startsAt: NOW - DAY + 1000,
      endsAt: null,
    });
    const { version } = await shop.owner.act<{ version: number } & Record<string, unknown>>(
      'promotions',
      id,
      'submission',
    );
    for (const author of [marketer, shop.owner])
      expect(await refusal(author.act('promotions', id, 'approval', { version }))).toMatchObject({
        body: { message: 'promotions.errors.ownApproval' },
      });
    const manager = await api.as('manager');
    expect(
      await refusal(manager.act('promotions', id, 'approval', { version: version - 1 })),
    ).toMatchObject({
      status: 409,
    });
    expect(await manager.act('promotions', id, 'approval', { version })).toMatchObject({
      phase: 'running',
    });
  });
  test('a campaign’s budget does not replace the budget of a promotion', async () => {
    const { data: campaign } = await marketer.create('campaigns', {
      data: { name: 'Small', startsAt: NOW, budget: 100 } as never,
    });
    const { data } = await marketer.create('promotions', {
      data: draft('Unbounded', { rewards: off(1000) }, { campaignId: campaign.id }) as never,
    });
    expect(await marketer.act('promotions', data.id as number, 'submission')).toMatchObject({
      phase: 'submitted',
    });
  });
  test('running terms are changed by a revision, and quotes use the old terms until it is approved', async () => {
    const { id } = await promote(shop, 'Ten', { rewards: off(1000) });
    const shown = (await shop.owner.getOne('promotions', { id })).data;
    const { name, labels, campaignId, terms, version } = shown;
    const { data: edited } = await shop.owner.update('promotions', {
      id,
      previousData: shown,
      data: { name, labels, campaignId, terms: { ...terms, rewards: off(1500) }, version } as never,
    });
    expect(edited).toMatchObject({ liveRevision: 1, openRevision: 2, openStatus: 'draft' });
    expect((await totals(basket('LAMP'))).discount).toBe(1000);
    expect(
      await refusal(
        shop.owner.update('promotions', {
          id,
          previousData: shown,
          data: { name, labels, campaignId, terms, version } as never,
        }),
      ),
    ).toMatchObject({ status: 409 });
    expect(await shop.owner.act('promotions', id, 'submission')).toMatchObject({
      liveRevision: 2,
      openRevision: null,
    });
    expect((await totals(basket('LAMP'))).discount).toBe(1500);
    const { data: after } = await shop.owner.getOne('promotions', { id });
    expect((after.revisions as { status: string }[]).map(({ status }) => status)).toEqual([
      'approved',
      'superseded',
    ]);
  });
  test('a promotion starts and ends at its instants without a job', async () => {
    await promote(shop, 'Tomorrow', {
      rewards: off(1000),
      startsAt: NOW + DAY,
      endsAt: NOW + 2 * DAY,
    });
    const at = async (instant: number) =>
      (await totals(basket('LAMP', 1, { at: instant }))).discount;
    expect([
      await at(NOW),
      await at(NOW + DAY - 1),
      await at(NOW + DAY),
      await at(NOW + 2 * DAY - 1),
      await at(NOW + 2 * DAY),
    ]).toEqual([0, 0, 1000, 1000, 0]);
  });
  test('a category named by a promotion cannot be deleted, and a deleted one is refused with the field', async () => {
    const { data: category } = await shop.owner.create('categories', {
      data: { names: { en: 'Named' }, parentId: null },
    });
    const scope = { include: [{ kind: 'category', id: category.id }] };
    const { id } = await promote(shop, 'Scoped', { rewards: off(1000), scope });
    expect(await refusal(shop.owner.delete('categories', { id: category.id }))).toMatchObject({
      status: 409,
    });
    await shop.owner.act('promotions', id, 'archival');
    await shop.owner.delete('categories', { id: category.id });
    expect(
      await refusal(
        shop.owner.create('promotions', {
          data: draft('Gone', { rewards: off(1000), scope }) as never,
        }),
      ),
    ).toMatchObject({
      status: 422,
      body: {
        errors: {
          terms: { scope: { include: { 0: { id: 'promotions.errors.gone.categories' } } } },
        },
      },
    });
  });
});

describe('a quote of a basket', () => {
  test('a quote gives the share of every line and their total, and the same basket has the same quote', async () => {
    await promote(shop, 'Spend', {
      rewards: [
        { kind: 'fullReduction', steps: [{ from: 12_000, off: { kind: 'amount', amount: 1000 } }] },
      ],
    });
    await promote(shop, 'Carriage', {
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
    });
    const asked = {
      lines: [
        { id: 'x', sku: 'LAMP', quantity: 1 },
        { id: 'y', sku: 'MUG', quantity: 2 },
      ],
      shipping: [{ method: 'post', amount: 800 }],
    };
    const { body } = await quote(shop, asked);
    expect(
      body.lines.map(({ id, paid, allocations }) => [
        id,
        paid,
        allocations.map(({ label, amount }) => [label, amount]),
      ]),
    ).toEqual([
      ['x', 9286, [['Spend', 714]]],
      ['y', 3714, [['Spend', 286]]],
    ]);
    expect(body.shipping[0]).toMatchObject({ paid: 0, discount: 800 });
    expect(body.totals).toEqual({
      goods: 14_000,
      goodsDiscount: 1000,
      shipping: 800,
      shippingDiscount: 800,
      discount: 1800,
      total: 13_000,
    });
    const reversedLines = await quote(shop, { ...asked, lines: asked.lines.toReversed() });
    expect(reversedLines.body.totals).toEqual(body.totals);
    expect((await quote(shop, asked)).body.quoteId).toBe(body.quoteId);
  });
  test('a quote says what is missing for a code, and the refusal of a code is recorded', async () => {
    const { id } = await promote(shop, 'Coded', {
      trigger: 'code',
      rewards: off(500),
      conditions: [{ kind: 'amount', min: 5000 }],
    });
    await share(shop, id, 'ｗelcome');
    const { body } = await quote(shop, basket('MUG', 1, { codes: [' welCOME ', 'nonsense'] }));
    expect(body.verdicts).toMatchObject([
      { code: 'WELCOME', verdict: 'belowThreshold', missing: 3000 },
    ]);
    expect(body.refusedCodes).toEqual([{ code: 'NONSENSE', verdict: 'unknownCode' }]);
    const life = await (
      await api.raw('agent')
    )<{ events: { kind: string; verdict?: string }[] }>('GET', '/api/coupons/WELCOME/life');
    expect(life.body.events.map(({ kind, verdict }) => [kind, verdict])).toEqual([
      ['generated', undefined],
      ['refused', 'belowThreshold'],
    ]);
  });
  test('a quote never goes below a guard', async () => {
    await sell(shop, 'TIGHT', 10_000, {
      variants: [{ sku: 'TIGHT', basePrice: 10_000, cost: 9500 }],
    });
    await promote(shop, 'Deep', { rewards: off(3000) });
    const { body } = await quote(shop, basket('TIGHT', 2));
    expect(body.totals.total).toBe(19_000);
    expect(body.verdicts[0]).toMatchObject({ verdict: 'capped', cappedBy: 'guard', amount: 1000 });
  });
  test('an invalid basket is refused with the line and the field', async () => {
    expect(await redeem(shop, 'o-nowhere', basket('NOWHERE'))).toMatchObject({
      status: 422,
      body: { errors: { lines: { 0: { sku: 'prices.errors.unknownVariant' } } } },
    });
    expect(await quote(shop, basket('LAMP', 1_000_000_000))).toMatchObject({ status: 422 });
    await sell(shop, 'DEAR', 1_000_000_000_000);
    expect(await quote(shop, basket('DEAR', 2))).toMatchObject({
      status: 422,
      body: { errors: { lines: { 0: { quantity: 'quotes.errors.beyond' } } } },
    });
    expect(await quote(shop, { lines: [] })).toMatchObject({ status: 422 });
    expect(await quote(shop, basket('LAMP', 0))).toMatchObject({ status: 422 });
  });
});

describe('a redemption of a quote', () => {
  test('a redemption has the amounts of its quote, and the order keeps them permanently', async () => {
    const { id } = await promote(shop, 'Kept', { rewards: off(1000) });
    const asked = basket('LAMP', 1, { member: 'm-1', channel: 'web' });
    const { body: quoted } = await quote(shop, asked);
    const reserved = await redeem(shop, 'o-kept', { ...asked, quoteId: quoted.quoteId });
    expect(reserved).toMatchObject({ status: 200, body: { status: 'reserved', discount: 1000 } });
    expect(reserved.body.quote.lines).toEqual(quoted.lines);
    // A repeat changes nothing, and another basket with the same order id is refused.
    expect(
      (await redeem(shop, 'o-kept', { ...asked, quoteId: quoted.quoteId })).body,
    ).toMatchObject({
      status: 'reserved',
    });
    expect(await redeem(shop, 'o-kept', basket('MUG'))).toMatchObject({
      status: 409,
      body: { message: 'redemptions.errors.otherBasket' },
    });
    const [line] = quoted.lines;
    await shop.store('POST', '/api/store/orders', {
      externalId: 'o-kept',
      channel: 'web',
      currency: 'CNY',
      memberExternalId: 'm-1',
      lines: [
        {
          sku: 'LAMP',
          quantity: 1,
          unitPrice: line?.unitPrice,
          paid: line?.paid,
          discounts: line?.allocations.map(({ label, amount, promotionId, revision }) => ({
            label,
            amount,
            promotionId,
            revision,
          })),
        },
      ],
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    });
    // The paid order commits the redemption.
    const { data: kept } = await shop.owner.getList('redemptions', {
      pagination: { page: 1, perPage: 5 },
      sort: { field: 'id', order: 'DESC' },
      filter: { q: 'o-kept' },
    });
    expect(kept).toMatchObject([{ status: 'committed', discount: 1000 }]);
    const {
      data: [order],
    } = await shop.owner.getList('orders', {
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'DESC' },
      filter: {},
    });
    const before = (await shop.owner.getOne('orders', { id: order?.id })).data;
    expect(before.lines[0].discounts).toMatchObject([
      { promotionId: id, revision: 1, amount: 1000 },
    ]);
    await shop.owner.act('promotions', id, 'archival');
    expect((await shop.owner.getOne('orders', { id: order?.id })).data).toEqual(before);
    expect(await api.verify()).toEqual([]);
  });
  test('a redemption of an outdated quote is refused with the new quote', async () => {
    const { id } = await promote(shop, 'Short', { rewards: off(1000) });
    const { body: quoted } = await quote(shop, basket('LAMP'));
    await shop.owner.act('promotions', id, 'pause');
    const answer = await redeem(shop, 'o-changed', { ...basket('LAMP'), quoteId: quoted.quoteId });
    expect(answer).toMatchObject({ status: 409, body: { message: 'redemptions.errors.changed' } });
    expect((answer.body.quote as Quote).totals.discount).toBe(0);
  });
  test('a redemption with a used code is refused, recorded for support, and possible again after a release', async () => {
    const { id } = await promote(shop, 'Code', { trigger: 'code', rewards: off(500) });
    await share(shop, id, 'ONCE-ONLY', 1);
    expect(
      (await redeem(shop, 'o-first', basket('LAMP', 1, { codes: ['once-only'] }))).status,
    ).toBe(200);
    expect(
      await redeem(shop, 'o-second', basket('LAMP', 1, { codes: ['once-only'] })),
    ).toMatchObject({
      status: 409,
      body: { message: 'redemptions.errors.codeRefused' },
    });
    const { body } = await (
      await api.raw('agent')
    )<{ events: { kind: string; orderId?: string; verdict?: string }[] }>(
      'GET',
      '/api/coupons/once-only/life',
    );
    expect(body.events.map(({ kind, orderId, verdict }) => [kind, orderId, verdict])).toEqual([
      ['generated', undefined, undefined],
      ['reserved', 'o-first', undefined],
      ['refused', 'o-second', 'codeUsedUp'],
    ]);
    expect((await shop.store('POST', '/api/store/redemptions/o-first/release')).body).toMatchObject(
      {
        status: 'released',
      },
    );
    expect((await shop.store('POST', '/api/store/redemptions/o-first/release')).body).toMatchObject(
      {
        status: 'released',
      },
    );
    expect(
      (await redeem(shop, 'o-second', basket('LAMP', 1, { codes: ['once-only'] }))).status,
    ).toBe(200);
    expect(await api.verify()).toEqual([]);
  });
  test('a reservation that is not paid expires', async () => {
    const { id } = await promote(shop, 'Timed', { trigger: 'code', rewards: off(500) });
    await share(shop, id, 'TIMED', 1);
    const asked = basket('LAMP', 1, { codes: ['TIMED'], reserveMinutes: 10 });
    await redeem(shop, 'o-late', asked);
    const { reserveMinutes: _, ...plain } = asked as typeof asked & { reserveMinutes: number };
    expect((await quote(shop, plain)).body.verdicts[0]?.verdict).toBe('codeUsedUp');
    api.now += 10 * MINUTE;
    expect((await quote(shop, plain)).body.verdicts[0]?.verdict).toBe('applied');
    expect((await redeem(shop, 'o-next', plain)).status).toBe(200);
    expect(await shop.store('POST', '/api/store/redemptions/o-late/commitment')).toMatchObject({
      status: 409,
      body: { message: 'redemptions.errors.released' },
    });
    expect(await api.verify()).toEqual([]);
  });
  test('a return gives back its part of the budget, and the last one gives back the use', async () => {
    const { id } = await promote(shop, 'Returned', {
      rewards: off(1000),
      limits: { perMember: 1 },
    });
    const asked = basket('MUG', 3, { member: 'm-back' });
    await redeem(shop, 'o-back', asked);
    await shop.store('POST', '/api/store/redemptions/o-back/commitment');
    const spent = async () => (await shop.owner.getOne('promotions', { id })).data.spent as number;
    const back = (quantity: number) =>
      shop.store('POST', '/api/store/redemptions/o-back/return', {
        lines: [{ id: 'a', quantity }],
      });
    await back(1);
    await back(1);
    expect(await spent()).toBe(667);
    expect((await quote(shop, asked)).body.totals.discount).toBe(0);
    await back(3);
    expect(await spent()).toBe(0);
    expect((await quote(shop, asked)).body.totals.discount).toBe(1000);
    expect(
      await shop.store('POST', '/api/store/redemptions/o-back/return', {
        lines: [{ id: 'zz', quantity: 1 }],
      }),
    ).toMatchObject({ status: 200 });
    expect(await api.verify()).toEqual([]);
  });
  test('a promotion that does not give back uses returns only the budget', async () => {
    const { id } = await promote(shop, 'Spent', {
      trigger: 'code',
      rewards: off(500),
      limits: { givesBack: false },
    });
    await share(shop, id, 'SPENT', 1);
    const asked = basket('LAMP', 1, { codes: ['SPENT'] });
    await redeem(shop, 'o-spent', asked);
    await shop.store('POST', '/api/store/redemptions/o-spent/commitment');
    await shop.store('POST', '/api/store/redemptions/o-spent/release');
    expect((await quote(shop, asked)).body.verdicts[0]?.verdict).toBe('codeUsedUp');
    expect((await shop.owner.getOne('promotions', { id })).data).toMatchObject({
      uses: 1,
      spent: 0,
    });
    expect(await api.verify()).toEqual([]);
  });
  test('a return sent by the store gives back budget and use once', async () => {
    const { id } = await promote(shop, 'Messages', { rewards: off(1000) });
    const asked = basket('MUG', 2, { member: 'm-messages' });
    await redeem(shop, 'o-messages', asked);
    const order = {
      externalId: 'o-messages',
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'MUG', quantity: 2, unitPrice: 2000, paid: 3000 }],
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    };
    await shop.store('POST', '/api/store/orders', order);
    const back = (externalId: string) =>
      shop.store('POST', '/api/store/returns', {
        externalId,
        orderExternalId: 'o-messages',
        returnedAt: NOW,
        lines: [{ sku: 'MUG', quantity: 1, amount: 1500 }],
      });
    const seen = async () => (await shop.owner.getOne('promotions', { id })).data;
    await back('r-1');
    await back('r-1');
    expect(await seen()).toMatchObject({ uses: 1, spent: 500 });
    await back('r-2');
    expect(await seen()).toMatchObject({ uses: 0, spent: 0 });
    expect(await api.verify()).toEqual([]);
  });
  test('a guest is recognised by e-mail or phone in any spelling', async () => {
    await promote(shop, 'Guests', { rewards: off(1000), limits: { perMember: 1 } });
    expect((await quote(shop, basket('LAMP'))).body.totals.discount).toBe(0);
    await redeem(shop, 'o-guest', basket('LAMP', 1, { guest: 'Ann@Shop.example' }));
    expect(
      (await quote(shop, basket('LAMP', 1, { guest: ' ann@shop.EXAMPLE ' }))).body.totals.discount,
    ).toBe(0);
    for (const guest of ['Ann <ann@shop.example.>', 'a\u200bnn@shop.example'])
      expect((await quote(shop, basket('LAMP', 1, { guest }))).body.totals.discount).toBe(0);
    await redeem(shop, 'o-phone', basket('LAMP', 1, { guest: '+86 138-0013-8000' }));
    expect(
      (await quote(shop, basket('LAMP', 1, { guest: '13800138000' }))).body.totals.discount,
    ).toBe(0);
    expect(
      (await quote(shop, basket('LAMP', 1, { guest: 'bob@shop.example' }))).body.totals.discount,
    ).toBe(1000);
  });
});

describe('coupon codes', () => {
  test('codes are generated by a job, claimed by members, bound to them, and expire', async () => {
    const { id } = await promote(shop, 'Claimed', { trigger: 'code', rewards: off(500) });
    const { data: batch } = await marketer.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: id,
        name: 'Claims',
        prefix: 'aw-',
        length: 10,
        quantity: 300,
        daysAfterClaim: 7,
        claim: { open: true, bound: true },
      } as never,
    });
    await settledJobs();
    const made = (await marketer.getOne('couponBatches', { id: batch.id })).data;
    expect(made).toMatchObject({ generated: 300, claimed: 0 });
    for (const member of ['m-claim', 'm-other'])
      await shop.store('POST', '/api/store/members', { externalId: member, level: 'gold' });
    const claim = (member: string) =>
      shop.store<{ code: string; validUntil: number }>('POST', '/api/store/coupons/claims', {
        batchId: batch.id,
        member,
      });
    const { body: mine } = await claim('m-claim');
    expect(mine.code).toMatch(/^AW-[A-HJKMNP-Z2-9]{10}$/);
    expect(await claim('m-claim')).toMatchObject({
      status: 409,
      body: { message: 'coupons.errors.claimLimit', codes: [mine.code] },
    });
    const verdict = async (member: string, at = NOW) => {
      const { body } = await quote(
        shop,
        basket('LAMP', 1, { member, codes: [mine.code.toLowerCase()], at }),
      );
      return body.verdicts[0]?.verdict ?? body.refusedCodes[0]?.verdict;
    };
    expect([
      await verdict('m-claim'),
      await verdict('m-other'),
      await verdict('m-claim', mine.validUntil),
    ]).toEqual(['applied', 'codeOfAnother', 'codeEnded']);
    expect(
      await marketer.act('couponBatches', batch.id as number, 'issue', { level: 'gold' }),
    ).toMatchObject({
      issued: 1,
      claimed: 2,
    });
    await marketer.act('couponBatches', batch.id as number, 'revocation', { reason: 'Leaked' });
    expect(await verdict('m-claim')).toBe('codeRevoked');
  });
  test('codes are claimed before their promotion begins, and their days count from then on', async () => {
    const DAY = 86_400_000;
    const startsAt = NOW + 5 * DAY;
    const batchOf = async (name: string, terms: object) => {
      const { id } = await promote(shop, name, { trigger: 'code', rewards: off(500), ...terms });
      const claim = { open: true, bound: true };
      const { data } = await marketer.create('couponBatches', {
        data: {
          kind: 'unique',
          promotionId: id,
          name,
          length: 10,
          quantity: 2,
          daysAfterClaim: 7,
          claim,
        } as never,
      });
      await settledJobs();
      return data.id as number;
    };
    for (const externalId of ['m-ahead', 'm-given'])
      await shop.store('POST', '/api/store/members', { externalId, level: 'platinum' });
    const claim = (batchId: number, member: string) =>
      shop.store<{ validUntil: number }>('POST', '/api/store/coupons/claims', { batchId, member });
    const batchId = await batchOf('Ahead', { startsAt, endsAt: startsAt + 30 * DAY });
    const { validUntil } = (await claim(batchId, 'm-ahead')).body;
    expect(validUntil - startsAt).toBeGreaterThan(7 * DAY);
    await marketer.act('couponBatches', batchId, 'issue', { level: 'platinum' });
    const { data } = await marketer.getList('coupons', {
      filter: { batchId },
      pagination: { page: 1, perPage: 5 },
      sort: { field: 'id', order: 'ASC' },
    });
    expect(data).toMatchObject([
      { validFrom: startsAt, validUntil },
      { validFrom: startsAt, validUntil },
    ]);
    const over = await batchOf('Over', { startsAt: NOW - DAY, endsAt: NOW + DAY });
    api.now = NOW + DAY;
    expect(await claim(over, 'm-ahead')).toMatchObject({
      status: 409,
      body: { message: 'coupons.errors.over' },
    });
    api.now = NOW;
  });
  test('codes of a promotion that was never approved are given to nobody, neither by staff nor by claiming', async () => {
    const { data: promotion } = await marketer.create('promotions', {
      data: draft('Unapproved', {
        trigger: 'code',
        rewards: off(500),
        startsAt: NOW + DAY,
      }) as never,
    });
    const { data } = await marketer.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: promotion.id,
        name: 'Unapproved',
        length: 10,
        quantity: 2,
        claim: { open: true, bound: true },
      } as never,
    });
    await settledJobs();
    const batchId = data.id as number;
    await shop.store('POST', '/api/store/members', { externalId: 'm-eager', level: 'gold' });
    await expect(
      marketer.act('couponBatches', batchId, 'issue', { level: 'gold' }),
    ).rejects.toMatchObject({ status: 409, message: 'coupons.errors.notApproved' });
    expect(
      await shop.store('POST', '/api/store/coupons/claims', { batchId, member: 'm-eager' }),
    ).toMatchObject({ status: 409, body: { message: 'coupons.errors.notApproved' } });
  });
  test('codes that are guessable, over, empty, invalid or taken are refused with the field', async () => {
    const { id } = await promote(shop, 'Refused', { trigger: 'code', rewards: off(500) });
    const make = (more: object) =>
      refusal(
        marketer.create('couponBatches', {
          data: { promotionId: id, name: 'x', ...more } as never,
        }),
      );
    expect(await make({ kind: 'unique', quantity: 1_000_000, length: 6 })).toMatchObject({
      status: 422,
      body: { errors: { length: 'coupons.errors.guessable' } },
    });
    for (const validUntil of [NOW - 1, NOW])
      expect(await make({ kind: 'unique', quantity: 10, length: 12, validUntil })).toMatchObject({
        status: 422,
        body: { errors: { validUntil: 'coupons.errors.endsInPast' } },
      });
    expect(await make({ kind: 'shared', code: '   ' })).toMatchObject({
      status: 422,
      body: { errors: { code: 'ra.validation.required' } },
    });
    expect(await make({ kind: 'shared', code: 'a b c' })).toMatchObject({
      status: 422,
      body: { errors: { code: 'coupons.errors.characters' } },
    });
    await share(shop, id, 'TAKEN');
    expect(await make({ kind: 'shared', code: 'taken' })).toMatchObject({
      status: 422,
      body: { errors: { code: 'coupons.errors.taken' } },
    });
  });
});
