/** What people decided on pairs of records that may be of one person. */
import { and, eq } from 'drizzle-orm';
import type { PairState } from '#contract/members/merges';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { memberPairs } from '#db/schema/members/merges';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const ofRecords = prepared(
  { memberId: memberPairs.memberId, otherId: memberPairs.otherId },
  (q, { memberId, otherId }) =>
    q
      .select({ id: memberPairs.id })
      .from(memberPairs)
      .where(and(eq(memberPairs.memberId, memberId), eq(memberPairs.otherId, otherId))),
);

const decided = ({ now, actor }: Writer, reason: string) => ({
  reason,
  decidedAt: now,
  actorName: actor.name,
});

/** Keeps what merging or undoing it says of a pair, also of one that nobody had suggested. */
export const decidePair = async (
  tx: Db,
  writer: Writer,
  ids: readonly [number, number],
  { state, reason }: { state: PairState; reason: string },
): Promise<void> => {
  const [memberId, otherId] = [Math.min(...ids), Math.max(...ids)];
  const [known] = await ofRecords(tx, { memberId, otherId });
  const said = { state, ...decided(writer, reason) };
  if (known) await updateRow(tx, memberPairs, known.id, said);
  else
    await insertRows(tx, memberPairs, [
      { memberId, otherId, evidence: [], foundAt: writer.now, ...said },
    ]);
};

const activityOf = ({ actor, now }: Writer, { id, memberId, otherId }: PairRow) => ({
  actor,
  at: now,
  resource: 'memberPairs',
  recordId: id,
  recordName: `${memberId} / ${otherId}`,
});
type PairRow = typeof memberPairs.$inferSelect;

/** A dismissed pair is not suggested again, whatever else turns out to be alike. */
export const dismissPair = async (
  tx: Db,
  writer: Writer,
  id: number,
  reason: string,
): Promise<PairRow> => {
  const pair = await getRow(tx, memberPairs, id);
  if (pair.state !== 'open') throw conflict('merges.errors.decided');
  await updateRow(tx, memberPairs, id, { state: 'dismissed', ...decided(writer, reason) });
  await recordActivity(tx, {
    ...activityOf(writer, pair),
    verb: 'dismiss',
    before: { state: pair.state },
    after: { state: 'dismissed' },
    reason,
  });
  return getRow(tx, memberPairs, id);
};

export const reopenPair = async (tx: Db, writer: Writer, id: number): Promise<PairRow> => {
  const pair = await getRow(tx, memberPairs, id);
  if (pair.state !== 'dismissed') throw conflict('merges.errors.notDismissed');
  const undecided = { state: 'open', reason: null, decidedAt: null, actorName: null } as const;
  await updateRow(tx, memberPairs, id, undecided);
  await recordActivity(tx, {
    ...activityOf(writer, pair),
    verb: 'reactivate',
    before: { state: pair.state, reason: pair.reason },
    after: { state: 'open', reason: null },
  });
  return getRow(tx, memberPairs, id);
};
