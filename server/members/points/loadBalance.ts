/** Reads members' points at an instant. Nothing is written: what time alone has done is derived. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { PointBalance } from '#contract/members/points';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import {
  pointAllocations,
  pointEntries,
  pointHoldLots,
  pointHolds,
  pointLots,
} from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
import { together } from '#db/together';
import { readSettings } from '../../platform/settings/read.ts';
import { loadPeople } from '../people/load.ts';
import { bookAsOf, type Journal } from './asOf.ts';
import { loadBooks, type StoredBook, toHolds } from './loadBooks.ts';
import { planOn } from './plan/plan.ts';
import { settle } from './plan/settle.ts';
import { balanceOf, type Book, joinBooks } from './rules.ts';

const entriesOf = prepared({ memberId: pointEntries.memberId }, (q, { memberId }) =>
  q
    .select({
      id: pointEntries.id,
      type: pointEntries.type,
      occurredAt: pointEntries.occurredAt,
      recordedAt: pointEntries.recordedAt,
    })
    .from(pointEntries)
    .where(eq(pointEntries.memberId, memberId)),
);
const lotsOf = prepared({ memberId: pointLots.memberId }, (q, { memberId }) =>
  q
    .select({
      id: pointLots.id,
      entryId: pointLots.entryId,
      points: pointLots.points,
      availableAt: pointLots.availableAt,
      expiresAt: pointLots.expiresAt,
    })
    .from(pointLots)
    .where(eq(pointLots.memberId, memberId)),
);
const allocationsOf = prepared({ memberId: pointAllocations.memberId }, (q, { memberId }) =>
  q
    .select({
      kind: pointAllocations.kind,
      lotId: pointAllocations.lotId,
      points: pointAllocations.points,
      recordedAt: pointAllocations.recordedAt,
    })
    .from(pointAllocations)
    .where(eq(pointAllocations.memberId, memberId)),
);
const holdsOf = prepared({ memberId: pointHolds.memberId }, (q, { memberId }) =>
  q
    .select({
      id: pointHolds.id,
      createdAt: pointHolds.createdAt,
      closedAt: pointHolds.closedAt,
      expiresAt: pointHolds.expiresAt,
      lotId: pointHoldLots.lotId,
      points: pointHoldLots.points,
    })
    .from(pointHolds)
    .innerJoin(pointHoldLots, eq(pointHoldLots.holdId, pointHolds.id))
    .where(eq(pointHolds.memberId, memberId))
    .orderBy(asc(pointHolds.id)),
);

const resetsOf = prepared({ memberId: pointResets.memberId }, (q, { memberId }) =>
  q
    .select({
      id: pointResets.id,
      at: sql<number>`${pointResets.resetAt}`.mapWith(Number),
      lastDay: pointResets.lastDay,
      decidedAt: sql<number>`${pointResets.decidedAt}`.mapWith(Number),
      endedAt: pointResets.endedAt,
    })
    .from(pointResets)
    .where(and(eq(pointResets.memberId, memberId), isNotNull(pointResets.resetAt))),
);

const loadJournal = async (db: Db, memberId: number, livingId: number): Promise<Journal> => {
  const [entries, lots, allocations, holds, resets] = await together([
    entriesOf(db, { memberId }),
    lotsOf(db, { memberId }),
    allocationsOf(db, { memberId }),
    holdsOf(db, { memberId }),
    resetsOf(db, { memberId: livingId }),
  ]);
  return { entries, lots, allocations, holds: toHolds(holds), resets };
};

/** The book at an instant; before the last write it is made from all rows of the ledger. */
const bookAt = async (
  db: Db,
  [memberId, livingId]: readonly [recordId: number, livingId: number],
  { account, book }: StoredBook,
  at: number,
): Promise<Book> =>
  account && at < account.writtenAt
    ? bookAsOf(await loadJournal(db, memberId, livingId), at)
    : settle(planOn(book), at).book;

/** The members' books at an instant, settled: of a person with several records those that were merged by then. */
export const loadSettledBooks = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, Book>> => {
  const people = await loadPeople(db, memberIds);
  const books = new Map<number, Book>();
  for (const [memberId, stored] of await loadBooks(db, people))
    books.set(memberId, await bookAt(db, [memberId, people.livingOf(memberId)], stored, at));
  return new Map(
    memberIds.map((memberId) => [
      memberId,
      joinBooks(people.recordsAt(memberId, at).flatMap((id) => books.get(id) ?? [])),
    ]),
  );
};

export const loadBalances = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, PointBalance>> => {
  const { timeZone } = await readSettings(db);
  const books = await loadSettledBooks(db, memberIds, at);
  return new Map([...books].map(([id, book]) => [id, balanceOf(book, at, timeZone)]));
};
export const NO_POINTS: PointBalance = {
  available: 0,
  pending: 0,
  held: 0,
  arrears: 0,
  lapsing: [],
};
export const loadBalance = async (db: Db, memberId: number, at: number): Promise<PointBalance> =>
  (await loadBalances(db, [memberId], at)).get(memberId) ?? NO_POINTS;
