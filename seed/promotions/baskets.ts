/** Writes reserved baskets at the demo store's checkout, and saved cases. */
import { and, asc, desc, eq, exists, gt, inArray, lte } from 'drizzle-orm';
import type { Actor } from '#contract/platform/activities';
import { RedemptionInput } from '#contract/promotions/quotes';
import { PromotionCaseInput } from '#contract/promotions/simulator';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products as productTable, variants } from '#db/schema/catalog/products';
import { members as memberTable } from '#db/schema/members/members';
import { prices } from '#db/schema/pricing/prices';
import { coupons } from '#db/schema/promotions/coupons';
import { HttpError } from '#server/platform/http/errors';
import type { Work } from '#server/platform/http/context';
import { createCase } from '#server/promotions/simulator/cases';
import { reserveRedemption } from '#server/promotions/redemptions/reserve';
import { releaseRedemption } from '#server/promotions/redemptions/release';
import { dayOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import type { Random } from '../shared/random.ts';
import type { Planning } from './openCheckout.ts';

const MINUTE = 60_000;
const STORE: Actor = { kind: 'key', id: null, name: 'Online store' };
/** Number of baskets that wait for payment; every third is cancelled. */
const BASKETS = 9;
const DAY_MINUTES = 1440;

const IN_BASKETS = ['snacks', 'tea', 'mugs', 'bedding', 'face-care'];

export const pricedVariants = prepared({ now: prices.startsAt }, (q, { now }) =>
  q
    .select({ sku: variants.sku })
    .from(variants)
    .innerJoin(productTable, eq(productTable.id, variants.productId))
    .innerJoin(categories, eq(categories.id, productTable.primaryCategoryId))
    .where(
      and(
        eq(productTable.status, 'active'),
        eq(variants.position, 0),
        inArray(categories.code, IN_BASKETS),
        exists(
          q
            .select({ id: prices.id })
            .from(prices)
            .where(
              and(
                eq(prices.variantId, variants.id),
                eq(prices.listId, BASE_LIST_ID),
                lte(prices.startsAt, now),
                gt(prices.endsAt, now),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(variants.id))
    .limit(60),
);
const ownersOfCodes = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ externalId: memberTable.externalId, code: coupons.code })
    .from(coupons)
    .innerJoin(memberTable, eq(memberTable.id, coupons.memberId))
    .where(eq(coupons.batchId, batchId))
    .orderBy(asc(coupons.id))
    .limit(40),
);
const returningMembers = prepared({}, (q) =>
  q
    .select({ externalId: memberTable.externalId })
    .from(memberTable)
    .where(gt(memberTable.orderCount, 1))
    .orderBy(desc(memberTable.id))
    .limit(300),
);

/** Reserves baskets of orders that are not paid yet, so no order message has arrived. */
export const writeBaskets = async (
  connection: Connection,
  random: Random,
  { batches }: Planning,
  writer: Writer,
): Promise<void> => {
  const { now, settings } = writer;
  const { db } = connection;
  const products = await pricedVariants(db, { now });
  const holders = await ownersOfCodes(db, { batchId: batches.get('premiumThanks') ?? 0 });
  const members = await returningMembers(db);
  if (products.length === 0 || members.length === 0) return;
  for (let index = 0; index < BASKETS; index++) {
    const moment = now - (BASKETS - index) * 3 * MINUTE;
    const owner = index % 3 === 0 && holders.length > 0 ? random.pick(holders) : null;
    const member = owner?.externalId ?? random.pick(members).externalId;
    const lines = random
      .some(products, random.int(2, 3))
      .map(({ sku }) => ({ sku, quantity: random.int(1, 3) }));
    const orderId = `${dayOf(moment, settings.timeZone).replaceAll('-', '')}C${String(index + 1).padStart(4, '0')}`;
    const work: Work = {
      connection,
      db,
      transaction: connection.transaction,
      longTransaction: connection.longTransaction,
      actor: STORE,
      now: () => moment,
      settings: async () => settings,
    };
    const input = RedemptionInput.parse({
      orderId,
      member,
      channel: random.pick(['app', 'web', 'wechat']),
      lines,
      shipping: [{ method: 'standard', amount: 800 }],
      codes: owner ? [owner.code] : index % 3 === 1 ? ['weekly5'] : [],
      reserveMinutes: DAY_MINUTES,
    });
    const reserved = await reserveRedemption(work, input).catch((error: unknown) => {
      // Refused codes are recorded as attempts, as at any time.
      if (error instanceof HttpError && error.status < 500) return null;
      throw error;
    });
    if (reserved && index % 3 === 2)
      await connection.transaction((tx) =>
        releaseRedemption(tx, { actor: STORE, now: moment + 2 * MINUTE, settings }, orderId),
      );
  }
};

/** Writes saved cases, whose quotes should stay the same when terms or settings change. */
export const writeCases = async (
  connection: Connection,
  planning: Planning,
  writer: Writer,
): Promise<void> => {
  const { context, planners, promotions } = planning;
  const [bedding] = context.bestSellers('bedding').slice(-1);
  const [snack] = context.bestSellers('snacks');
  const cases = [
    bedding && {
      name: 'Premium member, bedding on a Friday night 高级会员周五夜购床品',
      request: {
        basket: { lines: [{ variantId: bedding.id, quantity: 1 }], channel: 'app' },
        shopper: { level: 'premium', orderNumber: 5 },
      },
    },
    snack && {
      name: 'First order with NEW10 and three snacks 首单三件零食',
      request: {
        basket: { lines: [{ variantId: snack.id, quantity: 3 }], codes: ['NEW10'], channel: 'web' },
        shopper: { level: 'starter', orderNumber: 1 },
      },
    },
    snack && {
      name: 'Weekly coupon of a guest 访客使用每周券',
      request: {
        basket: {
          lines: [{ variantId: snack.id, quantity: 2 }],
          codes: ['WEEKLY5'],
          channel: 'web',
          shipping: [{ method: 'standard', amount: 800 }],
        },
      },
    },
  ].flatMap((one) => (one ? [one] : []));
  if (promotions.size === 0) return;
  const author: Writer = { ...writer, actor: planners.marketer };
  const place = { owner: connection, settings: writer.settings, now: writer.now };
  await connection.transaction(async (tx) => {
    for (const { name, request } of cases)
      await createCase(
        tx,
        author,
        place,
        PromotionCaseInput.parse({ name, request: { ...request, at: lastFriday(context) } }),
      ).catch((error: unknown) => {
        // A tiny store may have no such products on sale.
        if (!(error instanceof HttpError) || error.status >= 500) throw error;
      });
  });
};
const DAY = 86_400_000;
/** 21:30 on last Friday. */
const lastFriday = ({ now, day }: Pick<Planning['context'], 'now' | 'day'>): number => {
  const offset = [0, -1, -2, -3, -4, -5, -6, -7].find((back) => {
    const start = day(back);
    return start + 21.5 * 3_600_000 <= now && new Date(start + DAY / 2).getUTCDay() === 5;
  });
  return day(offset ?? -7) + 21.5 * 3_600_000;
};
