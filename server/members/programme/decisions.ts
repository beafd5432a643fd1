/** Submits, approves, rejects and withdraws versions of the programme. */
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { Db } from '#db';
import { programmeVersions } from '#db/schema/members/programme';
import { recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { afterProgrammeDecisions, type ProgrammeDecided } from './afterDecisions.ts';
import { checkTerms } from './checkTerms.ts';
import { requireChanges, requireReplay } from '../replays/guard.ts';
import { loadLatest } from './load.ts';
import { loadFor } from './openVersion.ts';
import { type VersionRecord, versionEntry } from './record.ts';
import { orderError, startError, withdrawError } from './rules.ts';

type Change = Partial<VersionRecord> & Pick<VersionRecord, 'state'>;

/** Tells other features in the transaction of the decision, and the caller for afterwards. */
const tell = async (tx: Db, writer: Writer, decided: ProgrammeDecided) => {
  for (const { record } of afterProgrammeDecisions.parts) await record?.(tx, writer, decided);
  return decided;
};

/** Checks that the action is allowed, writes what it changes, and logs it. */
const decide = async (
  tx: Db,
  writer: Writer,
  id: number,
  action: Exclude<ApprovalAction, 'edit'>,
  { reason, version }: ApprovalDecision,
  changeOf: (row: VersionRecord) => Change | Promise<Change>,
) => {
  const row = await loadFor(tx, writer, id, action, version);
  const change = await changeOf(row);
  await updateRow(tx, programmeVersions, id, {
    ...change,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const { state, startsAt } = { ...row, ...change };
  await recordActivity(tx, {
    ...versionEntry(writer, row, action),
    before: { state: row.state, ...(startsAt !== row.startsAt && { startsAt: row.startsAt }) },
    after: { state, ...(startsAt !== row.startsAt && { startsAt }) },
    reason,
  });
  return { ...row, ...change };
};

export const submitVersion = async (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => {
  await decide(tx, writer, id, 'submit', decision, async ({ terms, plannedAt }) => {
    const latest = await loadLatest(tx);
    refuseFor(startError(plannedAt, latest, writer.now));
    await checkTerms(tx, writer, terms);
    requireChanges(terms, latest);
    await requireReplay(tx, { id, terms }, latest);
    return { state: 'submitted', ...UNDECIDED, decision: null };
  });
  return null;
};

/** From the instant for which it was planned, or where that has passed meanwhile, from now on. */
export const approveVersion = async (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => {
  const { number, startsAt } = await decide(
    tx,
    writer,
    id,
    'approve',
    decision,
    async ({ terms, plannedAt }) => {
      const begins = Math.max(plannedAt ?? writer.now, writer.now);
      const latest = await loadLatest(tx);
      refuseFor(orderError(begins, latest, writer.now));
      await checkTerms(tx, writer, terms);
      requireChanges(terms, latest);
      await requireReplay(tx, { id, terms }, latest);
      const { reason } = decision;
      return { state: 'approved', startsAt: begins, ...decidedBy(writer), decision: reason };
    },
  );
  const version = { number, startsAt: startsAt ?? writer.now };
  return tell(tx, writer, { kind: 'approved', version });
};

export const rejectVersion = async (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => {
  await decide(tx, writer, id, 'reject', decision, () => ({
    state: 'rejected',
    ...decidedBy(writer),
    decision: decision.reason,
  }));
  return null;
};

/** Also an approved version until it begins: what is in force stays so. */
export const withdrawVersion = async (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => {
  const { number, startsAt } = await decide(tx, writer, id, 'withdraw', decision, async (row) => {
    const planned = row.startsAt === null ? null : { number: row.number, startsAt: row.startsAt };
    if (planned) refuseFor(withdrawError(planned, await loadLatest(tx)));
    return { state: 'withdrawn' };
  });
  if (startsAt === null) return null;
  return tell(tx, writer, { kind: 'withdrawn', version: { number, startsAt } });
};
