/** What merging two records, or undoing it, would leave: it is done in a transaction that is taken back. */
import { and, eq, gte, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type {
  MergeAsk,
  MergePreview,
  RecordSummary,
  UnmergePreview,
} from '#contract/members/merges';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointAllocations, pointEntries } from '#db/schema/members/points';
import type { Context } from '../../platform/http/context.ts';
import { rolledBack } from '../../platform/records/rolledBack.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { openOf } from '../inactivity/rounds.ts';
import { showLevels } from '../levels/show.ts';
import { seesPersonal } from '../members/list.ts';
import { maskPersonal } from '../members/rules.ts';
import { conflictsOf } from './conflicts.ts';
import { checkMerge, linkRecord } from './merge.ts';
import { loadSummary } from './summary.ts';
import { unlinkRecord } from './unmerge.ts';

const sideOf = async (tx: Db, id: number, now: number) => ({
  summary: await loadSummary(tx, id, now),
  hasOverride: (await showLevels(tx, id, now)).override !== null,
  hasReset: (await openOf(tx, { state: 'open', ids: [id] })).length > 0,
});

const shown = (context: Context, summary: RecordSummary): RecordSummary =>
  seesPersonal(context) ? summary : maskPersonal(summary);

const tryMerge = async (tx: Db, writer: Writer, memberId: number, ask: MergeAsk) => {
  await checkMerge(tx, memberId, ask);
  const member = await sideOf(tx, memberId, writer.now);
  const record = await sideOf(tx, ask.recordId, writer.now);
  await linkRecord(tx, writer, memberId, { ...ask, reason: '' });
  const { level, balance, growth, orderCount, coupons } = await loadSummary(
    tx,
    memberId,
    writer.now,
  );
  return {
    member: member.summary,
    record: record.summary,
    after: { level, balance, growth, orderCount, coupons },
    conflicts: conflictsOf(member, record),
  };
};

export const previewMerge = async (
  context: Context,
  memberId: number,
  ask: MergeAsk,
): Promise<MergePreview> => {
  const writer = await writerOf(context);
  const preview = await rolledBack(context.connection.transaction, (tx) =>
    tryMerge(tx, writer, memberId, ask),
  );
  const { member, record } = preview;
  return { ...preview, member: shown(context, member), record: shown(context, record) };
};

const spentSince = prepared(
  { memberIds: many(pointEntries.memberId), type: pointEntries.type, at: pointEntries.recordedAt },
  (q, { memberIds, type, at }) =>
    q
      .select({
        memberId: pointEntries.memberId,
        points: sql<number>`-sum(${pointEntries.points})`,
      })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          eq(pointEntries.type, type),
          gte(pointEntries.recordedAt, at),
        ),
      )
      .groupBy(pointEntries.memberId),
);

/** What this record repaid of what others owed, and they of what it owed. */
const repaidSince = prepared(
  { recordId: pointAllocations.memberId, at: pointAllocations.recordedAt },
  (q, { recordId, at }) =>
    q
      .select({
        byRecord: sql<number>`coalesce(sum(case when ${pointAllocations.memberId} = ${recordId} then ${pointAllocations.points} else 0 end), 0)`,
        forRecord: sql<number>`coalesce(sum(case when ${pointAllocations.owedById} = ${recordId} then ${pointAllocations.points} else 0 end), 0)`,
      })
      .from(pointAllocations)
      .where(
        and(
          isNotNull(pointAllocations.owedById),
          or(eq(pointAllocations.memberId, recordId), eq(pointAllocations.owedById, recordId)),
          gte(pointAllocations.recordedAt, at),
        ),
      ),
);

const tryUnmerge = async (tx: Db, writer: Writer, recordId: number): Promise<UnmergePreview> => {
  const { record, member, rewards, split } = await unlinkRecord(tx, writer, recordId, {
    reason: '',
  });
  const rows = await spentSince(tx, {
    memberIds: [member.id, recordId],
    type: 'spend',
    at: record.mergedAt ?? 0,
  });
  const [repaid] = await repaidSince(tx, { recordId, at: record.mergedAt ?? 0 });
  const spent = new Map(rows.map(({ memberId, points }) => [memberId, Number(points)]));
  return {
    member: await loadSummary(tx, member.id, writer.now),
    record: await loadSummary(tx, recordId, writer.now),
    spent: { member: spent.get(member.id) ?? 0, record: spent.get(recordId) ?? 0 },
    repaid: { member: Number(repaid?.forRecord ?? 0), record: Number(repaid?.byRecord ?? 0) },
    rewards,
    split,
  };
};

export const previewUnmerge = async (
  context: Context,
  recordId: number,
): Promise<UnmergePreview> => {
  const writer = await writerOf(context);
  const preview = await rolledBack(context.connection.transaction, (tx) =>
    tryUnmerge(tx, writer, recordId),
  );
  const { member, record } = preview;
  return { ...preview, member: shown(context, member), record: shown(context, record) };
};
