/** Loads the members of baskets. */
import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { LevelFacts } from '#contract/platform/audiences';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import { groupBy } from '#shared/groupBy';
import { openLevels } from '../../members/levels/load.ts';

const named = kit.alias(members, 'named');
const records = kit.alias(members, 'records');
/** A row for each record of the person of a named record: the member who stays, and a record that was merged into it. */
const membersByExternalId = prepared(
  { externalIds: many(members.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        namedId: named.id,
        named: named.externalId,
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
        recordId: records.id,
        recordExternalId: records.externalId,
        recordEmail: records.email,
        recordPhone: records.phone,
        recordCountry: records.country,
        recordOrders: records.orderCount,
      })
      .from(named)
      .innerJoin(members, eq(members.id, sql`coalesce(${named.mergedInto}, ${named.id})`))
      .leftJoin(records, eq(records.mergedInto, members.id))
      .where(inArray(named.externalId, externalIds))
      .orderBy(asc(records.id)),
);
type Row = Awaited<ReturnType<typeof membersByExternalId>>[number];

/** How a record can be reached, and how the store names it. */
export interface MemberRecord {
  id: number;
  externalId: string;
  email: string | null;
  phone: string | null;
  country: string | null;
}
/**
 * What is known of the member who stays. `namedId`: the record that the basket names, for which its rows are kept; `records`:
 * all of the person, the member who stays first.
 */
export type MemberFacts = Pick<
  Row,
  'namedId' | 'id' | 'externalId' | 'groups' | 'joinedAt' | 'birthday' | 'orderCount' | 'erasedAt'
> &
  LevelFacts & { records: readonly MemberRecord[] };

const toFacts = (rows: readonly [Row, ...Row[]]): Omit<MemberFacts, keyof LevelFacts> => {
  const [{ namedId, id, externalId, groups, joinedAt, birthday, orderCount, erasedAt, ...own }] =
    rows;
  const merged = rows.flatMap((row) =>
    row.recordId === null || row.recordExternalId === null
      ? []
      : [
          {
            id: row.recordId,
            externalId: row.recordExternalId,
            email: row.recordEmail,
            phone: row.recordPhone,
            country: row.recordCountry,
            orderCount: row.recordOrders ?? 0,
          },
        ],
  );
  const { email, phone, country } = own;
  return {
    namedId,
    id,
    externalId,
    groups,
    joinedAt,
    birthday,
    erasedAt,
    orderCount: merged.reduce((sum, record) => sum + record.orderCount, orderCount),
    records: [{ id, externalId, email, phone, country }, ...merged],
  };
};

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
  known: ReadonlyMap<string, { records: readonly { externalId: string }[] }>,
): Promise<Map<string, number>> => {
  const asked = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const keysOf = (member: string) =>
    (known.get(member)?.records ?? [{ externalId: member }]).map(
      ({ externalId }) => `member:${externalId}`,
    );
  const rows = await unsentOrders(db, { keys: [...new Set(asked.flatMap(keysOf))] });
  const counts = new Map(rows.map(({ key, orders: n }) => [key, Number(n)]));
  return new Map(
    asked.map((member) => [
      member,
      keysOf(member).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0),
    ]),
  );
};

/**
 * The members of baskets, of a merged record the member who stays, with their level at an instant, as far as it was known at `knownAt`, by their id in the store's own
 * system.
 */
export const loadMembers = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
  at: number,
  knownAt = Infinity,
): Promise<Map<string, MemberFacts>> => {
  const externalIds = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const rows = groupBy(await membersByExternalId(db, { externalIds }), (row) => row.named);
  const namedIds = [...rows.values()].flatMap(([row]) => row?.namedId ?? []);
  const levelOf = await openLevels(db, namedIds, knownAt);
  return new Map(
    [...rows].flatMap(([member, [first, ...others]]): [string, MemberFacts][] => {
      if (!first) return [];
      const facts = toFacts([first, ...others]);
      return [[member, { ...facts, ...levelOf(facts.namedId, at) }]];
    }),
  );
};
