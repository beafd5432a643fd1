/** A member's points at an instant, with the lots and entries they are made of. */
import { and, count, desc, inArray, lte } from 'drizzle-orm';
import type { LotLeft, MemberPoints } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointEntries } from '#db/schema/members/points';
import { getRow } from '../../platform/records/records.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { withMembers } from '../members/withMembers.ts';
import { withCauses } from './causes.ts';
import { loadPeopleAt } from '../people/load.ts';
import { loadSettledBooks } from './loadBalance.ts';
import {
  balanceOf,
  type Book,
  compareLots,
  EMPTY_BOOK,
  heldByLot,
  isLapsed,
  isPending,
} from './rules.ts';

/** The number of entries that are shown with a balance. */
const SHOWN = 10;

const ENTRY = {
  id: pointEntries.id,
  memberId: pointEntries.memberId,
  number: pointEntries.number,
  type: pointEntries.type,
  points: pointEntries.points,
  desired: pointEntries.desired,
  source: pointEntries.source,
  sourceId: pointEntries.sourceId,
  sourceLine: pointEntries.sourceLine,
  ruleKey: pointEntries.ruleKey,
  programmeNumber: pointEntries.programmeNumber,
  reversesId: pointEntries.reversesId,
  occurredAt: pointEntries.occurredAt,
  recordedAt: pointEntries.recordedAt,
  day: pointEntries.day,
  actorKind: pointEntries.actorKind,
  actorName: pointEntries.actorName,
  reason: pointEntries.reason,
};
const BY_THEN = { memberIds: many(pointEntries.memberId), at: pointEntries.recordedAt };
const newestEntries = prepared(BY_THEN, (q, { memberIds, at }) =>
  q
    .select(ENTRY)
    .from(pointEntries)
    .where(and(inArray(pointEntries.memberId, memberIds), lte(pointEntries.recordedAt, at)))
    .orderBy(desc(pointEntries.recordedAt), desc(pointEntries.number), desc(pointEntries.id))
    .limit(SHOWN),
);
const countEntries = prepared(BY_THEN, (q, { memberIds, at }) =>
  q
    .select({ n: count() })
    .from(pointEntries)
    .where(and(inArray(pointEntries.memberId, memberIds), lte(pointEntries.recordedAt, at))),
);
const openersOf = prepared({ ids: many(pointEntries.id) }, (q, { ids }) =>
  q
    .select({
      id: pointEntries.id,
      source: pointEntries.source,
      sourceId: pointEntries.sourceId,
      ruleKey: pointEntries.ruleKey,
      programmeNumber: pointEntries.programmeNumber,
    })
    .from(pointEntries)
    .where(inArray(pointEntries.id, ids)),
);

const lotsLeft = async (db: Db, book: Book, at: number): Promise<LotLeft[]> => {
  const held = heldByLot(book);
  const left = book.lots
    .filter((lot) => lot.remaining > 0 && (!isLapsed(lot, at) || held.has(lot.id)))
    .toSorted(compareLots);
  const openers = new Map(
    (await withCauses(db, await openersOf(db, { ids: left.map(({ entryId }) => entryId) }))).map(
      (one) => [one.id, one],
    ),
  );
  return left.flatMap((lot) => {
    const opener = openers.get(lot.entryId);
    if (!opener) return [];
    const { id: _id, programmeNumber: _number, ...about } = opener;
    return [
      {
        ...about,
        id: lot.id,
        points: lot.remaining - (held.get(lot.id) ?? 0),
        held: held.get(lot.id) ?? 0,
        availableAt: lot.availableAt,
        expiresAt: lot.expiresAt,
        isPending: isPending(lot, at),
      },
    ];
  });
};

/** Of a person with several records everything that they have, with the record of each entry. */
export const showPoints = async (db: Db, memberId: number, at: number): Promise<MemberPoints> => {
  await getRow(db, members, memberId);
  const memberIds = (await loadPeopleAt(db, [memberId], at)).recordsOf(memberId);
  const { timeZone } = await readSettings(db);
  const book = (await loadSettledBooks(db, [memberId], at)).get(memberId) ?? EMPTY_BOOK;
  return {
    at,
    balance: balanceOf(book, at, timeZone),
    lots: await lotsLeft(db, book, at),
    entries: await withMembers(
      db,
      await withCauses(db, await newestEntries(db, { memberIds, at })),
    ),
    total: Number((await countEntries(db, { memberIds, at }))[0]?.n ?? 0),
  };
};
