/** Submits, approves, rejects and withdraws versions of the policy. */
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { PolicyTerms } from '#contract/service/policies';
import type { Db } from '#db';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { orderError, startError, withdrawError } from '#rules/members/programme';
import { message } from '#shared/fields';
import { isSame, recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import { HttpError } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkTerms } from './checkTerms.ts';
import { type ApprovedPolicy, loadFor, loadPolicies } from './load.ts';
import { type PolicyRecord, versionEntry } from './record.ts';

type Change = Partial<PolicyRecord> & Pick<PolicyRecord, 'state'>;

/** Checks that the action is allowed, writes what it changes, and logs it. */
const decide = async (
  tx: Db,
  writer: Writer,
  id: number,
  action: Exclude<ApprovalAction, 'edit'>,
  { reason, version }: ApprovalDecision,
  changeOf: (row: PolicyRecord) => Change | Promise<Change>,
): Promise<void> => {
  const row = await loadFor(tx, writer, id, action, version);
  const change = await changeOf(row);
  await updateRow(tx, afterSalesPolicies, id, {
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
};

const refuseSame = (terms: PolicyTerms, latest: ApprovedPolicy | null) => {
  if (latest && isSame(terms, latest.terms))
    throw new HttpError(422, message('programme.errors.noChanges', { number: latest.number }));
};
const loadLatest = async (tx: Db) => (await loadPolicies(tx)).at(-1) ?? null;

export const submitPolicy = (tx: Db, writer: Writer, id: number, decision: ApprovalDecision) =>
  decide(tx, writer, id, 'submit', decision, async ({ terms, plannedAt }) => {
    const latest = await loadLatest(tx);
    refuseFor(startError(plannedAt, latest, writer.now));
    await checkTerms(tx, writer, terms);
    refuseSame(terms, latest);
    return { state: 'submitted', ...UNDECIDED, decision: null };
  });

/** From the instant for which it was planned, or where that has passed meanwhile, from now on. */
export const approvePolicy = (tx: Db, writer: Writer, id: number, decision: ApprovalDecision) =>
  decide(tx, writer, id, 'approve', decision, async ({ terms, plannedAt }) => {
    const startsAt = Math.max(plannedAt ?? writer.now, writer.now);
    const latest = await loadLatest(tx);
    refuseFor(orderError(startsAt, latest, writer.now));
    await checkTerms(tx, writer, terms);
    refuseSame(terms, latest);
    return { state: 'approved', startsAt, ...decidedBy(writer), decision: decision.reason };
  });

export const rejectPolicy = (tx: Db, writer: Writer, id: number, decision: ApprovalDecision) =>
  decide(tx, writer, id, 'reject', decision, () => ({
    state: 'rejected',
    ...decidedBy(writer),
    decision: decision.reason,
  }));

/** Also an approved version until it begins: what is in force stays so. */
export const withdrawPolicy = (tx: Db, writer: Writer, id: number, decision: ApprovalDecision) =>
  decide(tx, writer, id, 'withdraw', decision, async ({ number, startsAt }) => {
    if (startsAt !== null) refuseFor(withdrawError({ number, startsAt }, await loadLatest(tx)));
    return { state: 'withdrawn' };
  });
