/** A member's points and single entries, with why they are what they are. */
import { and, asc, count, desc, eq, inArray, lte } from 'drizzle-orm';
import type { EntryPart, ExplainedEntry, LotLeft, MemberPoints } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointAllocations, pointEntries, pointLots } from '#db/schema/members/points';
import { getRow } from '../../platform/records/records.ts';
import { withMembers } from '../members/withMembers.ts';
import { loadPeople } from '../people/load.ts';
import { loadBalance, loadSettledBooks } from './loadBalance.ts';
import { type Book, compareLots, heldByLot, isLapsed, isPending } from './rules.ts';

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
    (await openersOf(db, { ids: left.map(({ entryId }) => entryId) })).map((one) => [one.id, one]),
  );
  return left.flatMap((lot) => {
    const opener = openers.get(lot.entryId);
    if (!opener) return [];
    const { id: _id, ...about } = opener;
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
  const memberIds = (await loadPeople(db, [memberId])).recordsAt(memberId, at);
  const book = (await loadSettledBooks(db, [memberId], at)).get(memberId);
  return {
    at,
    balance: await loadBalance(db, memberId, at),
    lots: book ? await lotsLeft(db, book, at) : [],
    entries: await withMembers(db, await newestEntries(db, { memberIds, at })),
    total: Number((await countEntries(db, { memberIds, at }))[0]?.n ?? 0),
  };
};

const partsOf = prepared({ entryId: pointAllocations.entryId }, (q, { entryId }) =>
  q
    .select({
      kind: pointAllocations.kind,
      points: pointAllocations.points,
      lotId: pointAllocations.lotId,
      expiresAt: pointLots.expiresAt,
      source: pointEntries.source,
      sourceId: pointEntries.sourceId,
      ruleKey: pointEntries.ruleKey,
      day: pointEntries.day,
      owedById: pointAllocations.owedById,
      owedByExternalId: members.externalId,
      owedByName: members.name,
    })
    .from(pointAllocations)
    .leftJoin(pointLots, eq(pointLots.id, pointAllocations.lotId))
    .leftJoin(pointEntries, eq(pointEntries.id, pointLots.entryId))
    .leftJoin(members, eq(members.id, pointAllocations.owedById))
    .where(eq(pointAllocations.entryId, entryId))
    .orderBy(asc(pointAllocations.id)),
);
const lotOf = prepared({ entryId: pointLots.entryId }, (q, { entryId }) =>
  q
    .select({
      points: pointLots.points,
      remaining: pointLots.remaining,
      availableAt: pointLots.availableAt,
      expiresAt: pointLots.expiresAt,
    })
    .from(pointLots)
    .where(eq(pointLots.entryId, entryId)),
);

type PartRow = Awaited<ReturnType<typeof partsOf>>[number];
const toPart = ({ kind, points, lotId, expiresAt, ...row }: PartRow): EntryPart => {
  const { source, sourceId, ruleKey, day, owedById: id, owedByExternalId: externalId } = row;
  return {
    kind,
    points,
    lot:
      lotId === null || source === null || sourceId === null || ruleKey === null || day === null
        ? null
        : { source, sourceId, ruleKey, day, expiresAt },
    owedBy: id === null || externalId === null ? null : { id, externalId, name: row.owedByName },
  };
};

export const explainEntry = async (db: Db, id: number): Promise<ExplainedEntry> => {
  const entry = await getRow(db, pointEntries, id);
  const { name, externalId } = await getRow(db, members, entry.memberId);
  const parts = await partsOf(db, { entryId: id });
  return {
    ...entry,
    memberName: name,
    memberExternalId: externalId,
    lot: (await lotOf(db, { entryId: id }))[0] ?? null,
    parts: parts.map(toPart),
  };
};
