/** What approving a late order or event, or many, would give: it is approved in a transaction that is taken back. */
import { inArray, sql } from 'drizzle-orm';
import type { EarnApprovalsAsked, EarnPreview, EarnSums } from '#contract/orders/earnApprovals';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointEntries } from '#db/schema/members/points';
import { earnApprovals } from '#db/schema/orders/earning';
import { loadGrowthTotals } from '../../members/growth/totals.ts';
import { showLevels } from '../../members/levels/show.ts';
import { loadPeople } from '../../members/people/load.ts';
import type { Context } from '../../platform/http/context.ts';
import { getRow } from '../../platform/records/records.ts';
import { rolledBack } from '../../platform/records/rolledBack.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { decideEarning } from './decide.ts';

const sumsOf = prepared({ memberIds: many(pointEntries.memberId) }, (q, { memberIds }) =>
  q
    .select({
      type: pointEntries.type,
      points: sql<number>`sum(${pointEntries.points})`.as('points'),
    })
    .from(pointEntries)
    .where(inArray(pointEntries.memberId, memberIds))
    .groupBy(pointEntries.type),
);

const standOf = async (tx: Db, memberIds: readonly number[], memberId: number, now: number) => {
  const sums = new Map((await sumsOf(tx, { memberIds })).map((row) => [row.type, row.points]));
  const growth = await loadGrowthTotals(tx, memberIds);
  return {
    points: (type: 'earn' | 'clawBack' | 'expire') => Number(sums.get(type) ?? 0),
    growth: [...growth.values()].reduce((sum, one) => sum + one, 0),
    level: (await showLevels(tx, memberId, now)).level,
  };
};

const tryOut = async (tx: Db, writer: Writer, id: number): Promise<EarnPreview> => {
  const { memberId, version } = await getRow(tx, earnApprovals, id);
  const memberIds = (await loadPeople(tx, [memberId])).recordsOf(memberId);
  const before = await standOf(tx, memberIds, memberId, writer.now);
  await decideEarning(tx, writer, id, 'approved', { reason: null, version });
  const after = await standOf(tx, memberIds, memberId, writer.now);
  const changeOf = (type: 'earn' | 'clawBack' | 'expire') =>
    after.points(type) - before.points(type);
  return {
    points: changeOf('earn'),
    takenBack: before.points('clawBack') - after.points('clawBack'),
    lapsed: before.points('expire') - after.points('expire'),
    growth: after.growth - before.growth,
    levelBefore: before.level,
    levelAfter: after.level,
  };
};

/** 409 where it has been decided. */
export const previewEarning = async (context: Context, id: number): Promise<EarnPreview> => {
  const writer = await writerOf(context);
  return rolledBack(context.connection.transaction, (tx) => tryOut(tx, writer, id));
};

const NO_SUMS: EarnSums = {
  points: 0,
  takenBack: 0,
  lapsed: 0,
  growth: 0,
  waiting: 0,
  members: 0,
  rises: 0,
};

/** In the order in which they are decided; those that have been decided meanwhile give nothing more. */
const tryMany = async (tx: Db, writer: Writer, { ids }: EarnApprovalsAsked): Promise<EarnSums> => {
  const sums = { ...NO_SUMS };
  const levels = new Map<number, { before: string | null; after: string | null }>();
  for (const id of new Set(ids)) {
    const { state, memberId } = await getRow(tx, earnApprovals, id);
    if (state !== 'waiting') continue;
    const given = await tryOut(tx, writer, id);
    sums.waiting++;
    for (const key of ['points', 'takenBack', 'lapsed', 'growth'] as const) sums[key] += given[key];
    const primary = (await loadPeople(tx, [memberId])).primaryOf(memberId);
    const before = levels.has(primary) ? levels.get(primary)?.before : given.levelBefore;
    levels.set(primary, { before: before ?? null, after: given.levelAfter });
  }
  const ofMembers = [...levels.values()];
  return {
    ...sums,
    members: ofMembers.length,
    rises: ofMembers.filter(({ before, after }) => before !== after).length,
  };
};

export const previewMany = async (
  context: Context,
  asked: EarnApprovalsAsked,
): Promise<EarnSums> => {
  const writer = await writerOf(context);
  return rolledBack(context.connection.transaction, (tx) => tryMany(tx, writer, asked));
};
