/** Loads the members of baskets. */
import { and, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { LevelFacts } from '#contract/platform/audiences';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import { openLevels } from '../../members/levels/load.ts';

const membersByExternalId = prepared(
  { externalIds: many(members.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: members.id,
        externalId: members.externalId,
        groups: members.groups,
        joinedAt: members.joinedAt,
        birthday: members.birthday,
        email: members.email,
        phone: members.phone,
        country: members.country,
        orderCount: members.orderCount,
        erasedAt: members.erasedAt,
      })
      .from(members)
      .where(inArray(members.externalId, externalIds)),
);
export type MemberFacts = Awaited<ReturnType<typeof membersByExternalId>>[number] & LevelFacts;

/** Paid orders of members that are known from their redemptions only, because their messages have not arrived. */
const unsentOrders = prepared({ keys: many(redemptions.customerKey) }, (q, { keys }) =>
  q
    .select({ key: redemptions.customerKey, orders: count() })
    .from(redemptions)
    .leftJoin(orders, and(eq(orders.externalId, redemptions.orderId), isNotNull(orders.countedOn)))
    .where(
      and(
        inArray(redemptions.customerKey, keys),
        inArray(redemptions.status, ['committed', 'returned']),
        isNull(orders.id),
      ),
    )
    .groupBy(redemptions.customerKey),
);

/** The number of orders of each member that `orderCount` does not contain, by the store's own id. */
export const loadUnsentOrders = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
): Promise<Map<string, number>> => {
  const members = [...new Set(inputs.flatMap(({ member }) => member || []))];
  if (members.length === 0) return new Map();
  const rows = await unsentOrders(db, { keys: members.map((member) => `member:${member}`) });
  return new Map(
    rows.map(({ key, orders: n }) => [(key ?? '').slice('member:'.length), Number(n)]),
  );
};

/**
 * The members of baskets with their level at an instant, as far as it was known at `knownAt`, by their id in the store's own
 * system.
 */
export const loadMembers = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
  at: number,
  knownAt = Infinity,
): Promise<Map<string, MemberFacts>> => {
  const externalIds = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const rows = await membersByExternalId(db, { externalIds });
  const levelOf = await openLevels(
    db,
    rows.map(({ id }) => id),
    knownAt,
  );
  return new Map(rows.map((row) => [row.externalId, { ...row, ...levelOf(row.id, at) }]));
};
