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
import { loadPeopleAt } from '../people/load.ts';
import type { People } from '../people/rules.ts';
import { booksAsOf, type Journal } from './asOf.ts';
import { loadBooks, type StoredBooks, toHolds } from './loadBooks.ts';
import { planOn } from './plan/plan.ts';
import { settleTogether } from './plan/settle.ts';
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
      owedById: pointAllocations.owedById,
      recordedAt: pointAllocations.recordedAt,
    })
    .from(pointAllocations)
    .where(eq(pointAllocations.memberId, memberId)),
);
/** By what other records repaid what this one owed, as allocations of its own. */
const repaidFor = prepared({ memberId: pointAllocations.owedById }, (q, { memberId }) =>
  q
    .select({
      kind: pointAllocations.kind,
      lotId: pointAllocations.lotId,
      points: pointAllocations.points,
      owedById: sql<null>`null`.as('repaid_for'),
      recordedAt: pointAllocations.recordedAt,
    })
    .from(pointAllocations)
    .where(eq(pointAllocations.owedById, memberId)),
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
  const [entries, lots, own, others, holds, resets] = await together([
    entriesOf(db, { memberId }),
    lotsOf(db, { memberId }),
    allocationsOf(db, { memberId }),
    repaidFor(db, { memberId }),
    holdsOf(db, { memberId }),
    resetsOf(db, { memberId: livingId }),
  ]);
  return { entries, lots, allocations: [...own, ...others], holds: toHolds(holds), resets };
};

/**
 * The books of a person's records at an instant; before the last write they are made from all rows of the ledgers.
 */
const booksAt = async (
  db: Db,
  recordIds: readonly number[],
  { people, stored, at }: { people: People; stored: StoredBooks; at: number },
): Promise<Book[]> => {
  const togetherSince = people.togetherSince(recordIds);
  const all = recordIds.flatMap((memberId) => {
    const known = stored.get(memberId);
    return known ? [{ memberId, ...known }] : [];
  });
  if (all.some(({ account }) => account && at < account.writtenAt)) {
    const journals: Journal[] = [];
    for (const { memberId } of all)
      journals.push(await loadJournal(db, memberId, people.primaryOf(memberId)));
    return booksAsOf(journals, at, togetherSince);
  }
  const plans = all.map(({ memberId, book }) => ({ memberId, plan: planOn(book) }));
  return settleTogether(plans, at, togetherSince).map(({ plan }) => plan.book);
};

/** What members have at an instant, settled: of a person with several records those that were merged then. */
export const loadSettledBooks = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, Book>> => {
  const people = await loadPeopleAt(db, memberIds, at);
  const stored = await loadBooks(db, people);
  const books = new Map<number, Book>();
  for (const memberId of memberIds) {
    const recordIds = people.recordsOf(memberId);
    books.set(memberId, joinBooks(await booksAt(db, recordIds, { people, stored, at })));
  }
  return books;
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
