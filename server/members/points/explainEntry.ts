/** Explains an entry: what caused it, its lot, and which lots its parts are of. */
import { asc, eq } from 'drizzle-orm';
import type { EntryPart, ExplainedEntry } from '#contract/members/points/explained';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointAllocations, pointEntries, pointLots } from '#db/schema/members/points';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { withCauses } from './causes.ts';

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
