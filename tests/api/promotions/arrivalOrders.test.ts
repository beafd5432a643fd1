/** An order, its redemption, its payment and its returns lead to the same state in whichever order they arrive. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProgrammeTerms } from '#contract/members/programme';
import { SYSTEM } from '#contract/platform/activities';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { loadBalance } from '#server/members/points/loadBalance';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, redeem, sell, share, type Shop } from './promotionStore.ts';

const TERMS = ProgrammeTerms.parse({
  names: { en: 'Club' },
  levels: [{ key: 'starter' }],
  expiry: { kind: 'never' },
  returns: {},
  spending: {
    points: 100,
    amount: 100,
    unit: 100,
    maxShare: 10_000,
    withCoupons: true,
  },
});
const POINTS = 2_000;
/** Of the basket of two. */
const DISCOUNT = 1_000;

let api: OpenApi;
let shop: Shop;
let serial = 0;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'BAG', 10_000);
  await api.connection.transaction(async (tx) => {
    await insertRows(tx, programmeVersions, [
      {
        number: 1,
        state: 'approved' as const,
        terms: TERMS,
        startsAt: NOW - 86_400_000,
        authorName: 'system',
        authorIds: [],
      },
    ]);
  });
});
afterAll(() => api.close());

const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer;
  expect([status, body]).toEqual([200, expect.anything()]);
};
const memberWith = async (points: number, externalId: string) => {
  const { body } = await shop.store<{ id: number }>('POST', '/api/store/members', { externalId });
  const settings = await api.application.settings();
  await api.connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now: api.now, settings }, [
      {
        memberId: body.id,
        type: 'earn',
        points,
        source: 'import',
        sourceId: externalId,
        occurredAt: api.now,
        availableAt: api.now,
        expiresAt: null,
      },
    ]),
  );
  return body.id;
};
const used = async (counter: string) => {
  const rows = await query<{ used: number }>(
    api.connection.db,
    'select used from usage_counters where counter = ?',
    [counter],
  );
  return Number(rows[0]?.used ?? 0);
};

/** Each thing that a store sends of one order of two bags, paid with points and reduced by a code. */
const openOrder = async () => {
  const id = `arrival-${++serial}`;
  const memberId = await memberWith(POINTS, `m-${id}`);
  const promotion = await promote(shop, id, {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: DISCOUNT }],
  });
  const coupon = await share(shop, promotion.id, id.toUpperCase(), 1);
  const send = (statuses: string[]) =>
    ok(
      shop.store('POST', '/api/store/orders', {
        externalId: id,
        channel: 'web',
        currency: 'CNY',
        memberExternalId: `m-${id}`,
        lines: [
          {
            id: 'a',
            sku: 'BAG',
            quantity: 2,
            unitPrice: 10_000,
            paid: 17_000,
            discounts: [{ label: 'Off', amount: 3_000 }],
          },
        ],
        statuses: statuses.map((status) => ({ status, at: NOW })),
      }),
    );
  const messages = {
    order: () => send(['placed', 'paid']),
    cancellation: () => send(['placed', 'paid', 'cancelled']),
    redemption: () =>
      ok(
        redeem(shop, id, {
          member: `m-${id}`,
          points: POINTS,
          codes: [id.toUpperCase()],
          lines: [{ id: 'a', sku: 'BAG', quantity: 2 }],
        }),
      ),
    commitment: () => ok(shop.store('POST', `/api/store/redemptions/${id}/commitment`, {})),
    return: (quantity: number) =>
      ok(
        shop.store('POST', '/api/store/returns', {
          externalId: `r-${id}`,
          orderExternalId: id,
          returnedAt: NOW,
          lines: [{ sku: 'BAG', quantity, amount: 8_500 * quantity }],
        }),
      ),
  };
  const state = async () => {
    const { available, held } = await loadBalance(api.connection.db, memberId, api.now);
    const [row] = await query<{ status: string }>(
      api.connection.db,
      'select status from redemptions where order_id = ?',
      [id],
    );
    return {
      status: row?.status,
      available,
      held,
      spent: await used(`promotion/${promotion.id}/spent`),
      uses: await used(`promotion/${promotion.id}/uses`),
      coupon: await used(`coupon/${Number(coupon.id)}/uses`),
    };
  };
  return { messages, state };
};
type Message = 'order' | 'redemption' | 'commitment' | 'return' | 'cancellation';

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) =>
        permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
      );
/** In any order, but that nothing is committed before it was redeemed. */
const arrivals = (...messages: Message[]) =>
  permutations(messages).filter(
    (one) => !one.includes('commitment') || one.indexOf('redemption') < one.indexOf('commitment'),
  );
/** The order is what says that it was paid. */
const byMessages = arrivals('order', 'redemption', 'return');

const play = async (arrival: readonly Message[], quantity: number) => {
  const { messages, state } = await openOrder();
  for (const message of arrival) await messages[message](quantity);
  return state();
};
const titled = (all: Message[][]) => all.map((one) => [one.join(', '), one] as const);
const NOTHING = { available: POINTS, held: 0, spent: 0, uses: 0, coupon: 0 };

describe.each(titled([...arrivals('order', 'redemption', 'commitment', 'return'), ...byMessages]))(
  'of what arrives as %s',
  (_, arrival) => {
    test('everything is given back where all goods came back', async () => {
      expect(await play(arrival, 2)).toEqual({ status: 'returned', ...NOTHING });
    });
    test('the share of what came back is given back', async () => {
      expect(await play(arrival, 1)).toEqual({
        status: 'committed',
        available: POINTS / 2,
        held: 0,
        spent: DISCOUNT / 2,
        uses: 1,
        coupon: 1,
      });
    });
  },
);

test.each(titled(arrivals('redemption', 'commitment', 'return')))(
  'what came back is given back once the order of %s arrives, whatever arrives again',
  async (_, arrival) => {
    expect(await play([...arrival, 'order', 'commitment', 'return'], 2)).toEqual({
      status: 'returned',
      ...NOTHING,
    });
  },
);

test.each(
  titled([
    ...arrivals('redemption', 'commitment', 'cancellation'),
    ...arrivals('redemption', 'cancellation'),
  ]),
)('a paid order that was cancelled gives everything back as %s', async (_, arrival) => {
  const isRefused = arrival.at(-1) === 'commitment';
  const sent = isRefused ? arrival.filter((one) => one !== 'commitment') : arrival;
  expect(await play(sent, 0)).toEqual({ status: 'released', ...NOTHING });
});

test('what is redeemed after the order was paid is used at once and never lapses', async () => {
  const { messages, state } = await openOrder();
  await messages.order();
  await messages.redemption();
  const used = { status: 'committed', available: 0, held: 0, spent: DISCOUNT, uses: 1, coupon: 1 };
  expect(await state()).toEqual(used);
  api.now = NOW + 86_400_000;
  await (await openOrder()).messages.redemption();
  api.now = NOW;
  await messages.redemption();
  await messages.order();
  expect(await state()).toEqual(used);
});

test('the counters and the points agree with what they are computed from', async () => {
  expect(await api.verify()).toEqual([]);
});
