/** Orders of the last day in which members paid with points, used a code that they were given, or had the benefits of their level. */
import type { Actor } from '#contract/platform/activities';
import { OrderInput } from '#contract/orders/orders';
import { type Quote, RedemptionInput } from '#contract/promotions/quotes';
import type { Connection } from '#db';
import { query } from '#db/statements';
import { upsertOrders } from '#server/orders/orders/actions';
import { HttpError } from '#server/platform/http/errors';
import type { Work } from '#server/platform/http/context';
import type { Writer } from '#server/platform/records/writer';
import { reserveRedemption } from '#server/promotions/redemptions/reserve';
import { dayOf } from '#shared/days';
import type { Random } from '../shared/random.ts';
import { pricedVariants } from './baskets.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const STORE: Actor = { kind: 'key', id: null, name: 'Online store' };
/** The first of them was placed so long before the instant of seeding, the others this far apart. */
const FIRST = 25 * HOUR;
const APART = 53 * MINUTE;
/** How many members ordered with a code, and how many with points. */
const WITH_CODES = 6;
const WITH_POINTS = 14;
const DELIVERY = 800;
const MOST_POINTS = 5_000;

interface Buyer {
  externalId: string;
  code: string | null;
}
/** Of members whose points nobody has moved since. */
const withCodes = (connection: Connection, at: number) =>
  query<Buyer>(
    connection.db,
    `select m.external_id as "externalId", min(c.code) as code from coupons c
     join members m on m.id = c.member_id join point_accounts a on a.member_id = m.id
     where c.issued_by in ('points', 'event') and c.revoked_at is null and c.claimed_at < ? and a.written_at < ?
     group by m.external_id order by max(c.claimed_at) desc, m.external_id limit ?`,
    [at, at, WITH_CODES],
  );
const withPoints = async (connection: Connection, at: number) =>
  (
    await query<{ externalId: string }>(
      connection.db,
      `select m.external_id as "externalId" from members m join point_accounts a on a.member_id = m.id
       join (select member_id, sum(remaining) as points from point_lots
           where available_at <= ? and (expires_at is null or expires_at > ?) group by member_id) l on l.member_id = m.id
       where a.written_at < ? and a.arrears = 0 and l.points > 200
       order by l.points desc, m.external_id limit ?`,
      [at, at + 2 * FIRST, at, WITH_POINTS],
    )
  ).map(({ externalId }): Buyer => ({ externalId, code: null }));

/** As a shop sends it: what points paid is a discount without a promotion. */
const orderOf = (
  { lines }: Quote,
  {
    externalId,
    member,
    currency,
    paidAt,
  }: Record<'externalId' | 'member' | 'currency', string> & {
    paidAt: number;
  },
) =>
  OrderInput.parse({
    externalId,
    channel: 'app',
    memberExternalId: member,
    currency,
    lines: lines.map(({ id, sku, quantity, unitPrice, paid, allocations, pointsAmount = 0 }) => ({
      id,
      sku,
      quantity,
      unitPrice,
      paid,
      discounts: [
        ...allocations,
        ...(pointsAmount > 0 ? [{ label: 'Points 积分抵扣', amount: pointsAmount }] : []),
      ],
    })),
    statuses: [
      { status: 'placed', at: paidAt - MINUTE },
      { status: 'paid', at: paidAt },
    ],
  });

/** Call it once members have points and codes; `writer.now` is the instant of seeding. */
export const writeMemberOrders = async (
  connection: Connection,
  random: Random,
  { now, settings }: Writer,
): Promise<void> => {
  const products = await pricedVariants(connection.db, { now: now - FIRST });
  const buyers = [
    ...(await withCodes(connection, now - FIRST)),
    ...(await withPoints(connection, now - FIRST)),
  ];
  if (products.length === 0) return;
  const known = new Set<string>();
  for (const [index, { externalId: member, code }] of buyers.entries()) {
    if (known.has(member)) continue;
    known.add(member);
    const placedAt = now - FIRST + index * APART;
    const orderId = `${dayOf(placedAt, settings.timeZone).replaceAll('-', '')}P${String(index + 1).padStart(4, '0')}`;
    const work: Work = {
      connection,
      db: connection.db,
      transaction: connection.transaction,
      longTransaction: connection.longTransaction,
      actor: STORE,
      now: () => placedAt,
      settings: async () => settings,
    };
    const input = RedemptionInput.parse({
      orderId,
      member,
      channel: 'app',
      lines: random
        .some(products, 3)
        .map(({ sku }, line) => ({ id: String(line + 1), sku, quantity: random.int(1, 3) })),
      shipping: [{ method: 'standard', amount: DELIVERY }],
      ...(code === null ? { points: MOST_POINTS } : { codes: [code] }),
    });
    const reserved = await reserveRedemption(work, input).catch((error: unknown) => {
      // Codes have conditions that not every basket meets.
      if (error instanceof HttpError && error.status < 500) return null;
      throw error;
    });
    if (!reserved) continue;
    const paidAt = placedAt + MINUTE;
    const { currency } = settings;
    await connection.transaction((tx) =>
      upsertOrders(tx, { actor: STORE, now: paidAt, settings }, [
        orderOf(reserved.quote, { externalId: orderId, member, currency, paidAt }),
      ]),
    );
  }
};
