/** A member's points and single entries, with why they are what they are. */
import { and, asc, count, desc, eq, inArray, lte } from 'drizzle-orm';
import type { EntryPart, ExplainedEntry, LotLeft, MemberPoints } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointAllocations, pointEntries, pointLots } from '#db/schema/members/points';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { withMembers } from '../members/withMembers.ts';
import { withCauses } from './causes.ts';
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
  const memberIds = (await loadPeople(db, [memberId])).recordsAt(memberId, at);
  const book = (await loadSettledBooks(db, [memberId], at)).get(memberId);
  return {
    at,
    balance: await loadBalance(db, memberId, at),
    lots: book ? await lotsLeft(db, book, at) : [],
    entries: await withMembers(
      db,
      await withCauses(db, await newestEntries(db, { memberIds, at })),
    ),
    total: Number((await countEntries(db, { memberIds, at }))[0]?.n ?? 0),
  };
};

const partsOf = prepared({ entryId: pointAllocations.entryId }, (q, { entryId }) =>
  q
    .select({
      kind: pointAllocations.kind,
      points: pointAllocations.points,
      lotId: pointAllocations.lotId,
      opened: pointLots.points,
      expiresAt: pointLots.expiresAt,
      source: pointEntries.source,
      sourceId: pointEntries.sourceId,
      ruleKey: pointEntries.ruleKey,
      programmeNumber: pointEntries.programmeNumber,
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
type PartRow = Awaited<ReturnType<typeof partsOf>>[number];

/** The lot from which a part was taken; null for what became arrears. */
const openedLot = ({ lotId, opened, expiresAt, ...about }: PartRow) => {
  const { source, sourceId, ruleKey, programmeNumber, day } = about;
  return lotId === null ||
    opened === null ||
    source === null ||
    sourceId === null ||
    ruleKey === null ||
    day === null
    ? null
    : { lotId, source, sourceId, ruleKey, programmeNumber, day, points: opened, expiresAt };
};

/** The parts of an entry in their order, each with what had opened its lot. */
const explainParts = async (db: Db, entryId: number): Promise<EntryPart[]> => {
  const rows = await partsOf(db, { entryId });
  const lots = await withCauses(
    db,
    rows.flatMap((row) => openedLot(row) ?? []),
  );
  const byId = new Map(lots.map(({ lotId, programmeNumber: _, ...lot }) => [lotId, lot]));
  return rows.map(({ kind, points, lotId, owedById, owedByExternalId, owedByName }) => ({
    kind,
    points,
    lot: byId.get(lotId ?? 0) ?? null,
    owedBy:
      owedById === null || owedByExternalId === null
        ? null
        : { id: owedById, externalId: owedByExternalId, name: owedByName },
  }));
};

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

export const explainEntry = async (db: Db, id: number): Promise<ExplainedEntry> => {
  const entry = await getRow(db, pointEntries, id);
  const { name, externalId } = await getRow(db, members, entry.memberId);
  const [caused] = await withCauses(db, [entry]);
  if (!caused) throw notFound();
  return {
    ...caused,
    memberName: name,
    memberExternalId: externalId,
    lot: (await lotOf(db, { entryId: id }))[0] ?? null,
    parts: await explainParts(db, id),
  };
};
