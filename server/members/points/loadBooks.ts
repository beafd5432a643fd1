/** Reads what members have: their accounts, the lots with points left, the open holds, and when they are cleared. */
import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointAccounts, pointHoldLots, pointHolds, pointLots } from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
import { together } from '#db/together';
import { groupBy } from '#shared/groupBy';
import type { People } from '../people/rules.ts';
import { type Book, EMPTY_BOOK, type Hold, type Lot } from './rules.ts';

export interface Account {
  lastNumber: number;
  writtenAt: number;
}
export interface StoredBook {
  /** Null for a member who never had points. */
  account: Account | null;
  book: Book;
}

/** Of records, by their ids. */
export type StoredBooks = ReadonlyMap<number, StoredBook>;

const LOT = {
  id: pointLots.id,
  memberId: pointLots.memberId,
  entryId: pointLots.entryId,
  availableAt: pointLots.availableAt,
  expiresAt: pointLots.expiresAt,
  remaining: pointLots.remaining,
};
const accountsOf = prepared({ memberIds: many(pointAccounts.memberId) }, (q, { memberIds }) =>
  q
    .select({
      memberId: pointAccounts.memberId,
      lastNumber: pointAccounts.lastNumber,
      arrears: pointAccounts.arrears,
      writtenAt: pointAccounts.writtenAt,
    })
    .from(pointAccounts)
    .where(inArray(pointAccounts.memberId, memberIds)),
);
const lotsLeft = prepared({ memberIds: many(pointLots.memberId) }, (q, { memberIds }) =>
  q
    .select(LOT)
    .from(pointLots)
    .where(and(inArray(pointLots.memberId, memberIds), gt(pointLots.remaining, 0))),
);
const lotsById = prepared({ ids: many(pointLots.id) }, (q, { ids }) =>
  q.select(LOT).from(pointLots).where(inArray(pointLots.id, ids)),
);
const openHolds = prepared(
  { state: pointHolds.state, memberIds: many(pointHolds.memberId) },
  (q, { state, memberIds }) =>
    q
      .select({
        id: pointHolds.id,
        memberId: pointHolds.memberId,
        expiresAt: pointHolds.expiresAt,
        lotId: pointHoldLots.lotId,
        points: pointHoldLots.points,
      })
      .from(pointHolds)
      .innerJoin(pointHoldLots, eq(pointHoldLots.holdId, pointHolds.id))
      .where(and(eq(pointHolds.state, state), inArray(pointHolds.memberId, memberIds)))
      .orderBy(asc(pointHolds.id)),
);

const openResets = prepared(
  { state: pointResets.state, memberIds: many(pointResets.memberId) },
  (q, { state, memberIds }) =>
    q
      .select({
        memberId: pointResets.memberId,
        id: pointResets.id,
        at: sql<number>`${pointResets.resetAt}`.mapWith(Number),
        lastDay: pointResets.lastDay,
      })
      .from(pointResets)
      .where(
        and(
          eq(pointResets.state, state),
          inArray(pointResets.memberId, memberIds),
          isNotNull(pointResets.resetAt),
        ),
      ),
);

/** Rows of holds, one for each lot, as holds. */
export const toHolds = <H extends Omit<Hold, 'lots'>>(
  rows: readonly (H & { lotId: number; points: number })[],
): (H & Hold)[] => {
  const byId = new Map<number, H & { lots: { lotId: number; points: number }[] }>();
  for (const row of rows) {
    const part = { lotId: row.lotId, points: row.points };
    const known = byId.get(row.id);
    if (known) known.lots.push(part);
    else byId.set(row.id, { ...row, lots: [part] });
  }
  return [...byId.values()];
};

const groupByMember = <T extends { memberId: number }>(rows: readonly T[]) =>
  groupBy(rows, ({ memberId }) => memberId);
const toLot = ({ memberId: _member, ...lot }: Lot & { memberId: number }): Lot => lot;

/** The stored books of all records of these people. `lotIds`: lots that are needed although nothing may be left of them. */
export const loadBooks = async (
  db: Db,
  { all: memberIds, primaryOf }: Pick<People, 'all' | 'primaryOf'>,
  lotIds: readonly number[] = [],
): Promise<StoredBooks> => {
  // The points of a merged record are cleared with those of the member who stays.
  const resetIds = [...new Set(memberIds.map(primaryOf))];
  const [accounts, left, others, holds, resets] = await together([
    accountsOf(db, { memberIds }),
    lotsLeft(db, { memberIds }),
    lotsById(db, { ids: lotIds }),
    openHolds(db, { state: 'open', memberIds }),
    openResets(db, { state: 'open', memberIds: resetIds }),
  ]);
  const lotsOf = groupByMember([...left, ...others.filter(({ remaining }) => remaining === 0)]);
  const holdsOf = groupByMember(toHolds(holds));
  const resetOf = new Map(resets.map(({ memberId, ...reset }) => [memberId, reset]));
  const accountOf = new Map(accounts.map((one) => [one.memberId, one]));
  return new Map(
    memberIds.map((memberId): [number, StoredBook] => {
      const account = accountOf.get(memberId);
      if (!account) return [memberId, { account: null, book: EMPTY_BOOK }];
      const { lastNumber, writtenAt, arrears } = account;
      const book = {
        lots: (lotsOf.get(memberId) ?? []).map(toLot),
        holds: holdsOf.get(memberId) ?? [],
        arrears,
        ...(resetOf.has(primaryOf(memberId)) && {
          reset: resetOf.get(primaryOf(memberId)) ?? null,
        }),
      };
      return [memberId, { account: { lastNumber, writtenAt }, book }];
    }),
  );
};
