/** Submits, approves, rejects and withdraws versions. */
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { Db } from '#db';
import { recordActivity } from '../activities/record.ts';
import { decidedBy, refuseFor, UNDECIDED } from '../approvals/actions.ts';
import { updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import type { VersionDecided, VersionKind } from './kind.ts';
import type { ApprovedVersion } from './load.ts';
import { loadFor, versionEntry, type VersionRow } from './record.ts';
import { orderError, startError, withdrawError } from './rules.ts';

type Change = Partial<VersionRow<unknown>> & Pick<VersionRow<unknown>, 'state'>;

/** A decision; with what it tells other features where an approved version comes or goes. */
export type Decide = (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => Promise<VersionDecided | null>;

export const versionDecisions = <Terms extends object>(kind: VersionKind<Terms>) => {
  const { table, reader } = kind;

  /** Checks that the action is allowed, writes what it changes, and logs it. */
  const decide = async (
    tx: Db,
    writer: Writer,
    id: number,
    action: Exclude<ApprovalAction, 'edit'>,
    { reason, version }: ApprovalDecision,
    changeOf: (row: VersionRow<Terms>) => Change | Promise<Change>,
  ) => {
    const row = await loadFor(tx, writer, kind, { id, action, read: version });
    const change = await changeOf(row);
    await updateRow(tx, table, id, {
      ...change,
      updatedAt: writer.now,
      version: row.version + 1,
    });
    const { state, startsAt } = { ...row, ...change };
    await recordActivity(tx, {
      ...versionEntry(writer, kind, row, action),
      before: { state: row.state, ...(startsAt !== row.startsAt && { startsAt: row.startsAt }) },
      after: { state, ...(startsAt !== row.startsAt && { startsAt }) },
      reason,
    });
    return { number: row.number, startsAt };
  };

  /** Tells other features in the transaction of the decision, and the caller for afterwards. */
  const tell = async (tx: Db, writer: Writer, decided: VersionDecided) => {
    for (const { record } of kind.afterDecisions?.parts ?? []) await record?.(tx, writer, decided);
    return decided;
  };

  const checkReady = async (
    tx: Db,
    writer: Writer,
    { id, terms }: VersionRow<Terms>,
    latest: ApprovedVersion<Terms> | null,
  ) => {
    await kind.checkTerms(tx, writer, terms);
    await kind.checkChanges(tx, { id, terms }, latest);
  };

  const submit: Decide = async (tx, writer, id, decision) => {
    await decide(tx, writer, id, 'submit', decision, async (row) => {
      const latest = await reader.loadLatest(tx);
      refuseFor(startError(row.plannedAt, latest, writer.now));
      await checkReady(tx, writer, row, latest);
      return { state: 'submitted', ...UNDECIDED, decision: null };
    });
    return null;
  };

  /** From the instant for which it was planned, or where that has passed meanwhile, from now on. */
  const approve: Decide = async (tx, writer, id, decision) => {
    const { number, startsAt } = await decide(tx, writer, id, 'approve', decision, async (row) => {
      const begins = Math.max(row.plannedAt ?? writer.now, writer.now);
      const latest = await reader.loadLatest(tx);
      refuseFor(orderError(begins, latest, writer.now));
      await checkReady(tx, writer, row, latest);
      const { reason } = decision;
      return { state: 'approved', startsAt: begins, ...decidedBy(writer), decision: reason };
    });
    const version = { number, startsAt: startsAt ?? writer.now };
    return tell(tx, writer, { kind: 'approved', version });
  };

  const reject: Decide = async (tx, writer, id, decision) => {
    await decide(tx, writer, id, 'reject', decision, () => ({
      state: 'rejected',
      ...decidedBy(writer),
      decision: decision.reason,
    }));
    return null;
  };

  /** Also an approved version until it begins: what is in force stays so. */
  const withdraw: Decide = async (tx, writer, id, decision) => {
    const { number, startsAt } = await decide(tx, writer, id, 'withdraw', decision, async (row) => {
      const planned = row.startsAt === null ? null : { number: row.number, startsAt: row.startsAt };
      if (planned) refuseFor(withdrawError(planned, await reader.loadLatest(tx)));
      return { state: 'withdrawn' };
    });
    if (startsAt === null) return null;
    return tell(tx, writer, { kind: 'withdrawn', version: { number, startsAt } });
  };
  return { submit, approve, reject, withdraw };
};
