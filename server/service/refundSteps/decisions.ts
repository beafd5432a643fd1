/** A second person's decision on a refund above a limit, and its withdrawal by its author. */
import type { RefundDecision } from '#contract/service/refunds';
import type { Db } from '#db';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recountMet } from '../../orders/returns/recountMet.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor } from '../../platform/approvals/actions.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseBeyondCaptured } from '../refundQuotes/facts.ts';
import { checkWords } from '../refunds/erased.ts';
import { paymentsOfRefund, refundEntry } from '../refunds/record.ts';
import { refundError } from '../refunds/rules.ts';
import { afterRefundStates } from './afterStates.ts';
import { refuseRefundedByStore } from './byStore.ts';
import { settleRefund } from './outcome.ts';
import { startPayments } from './start.ts';

type Action = Parameters<typeof refundError>[0];
const STATES = { approve: 'paying', reject: 'rejected', withdraw: 'withdrawn' } as const;

const cancelPayments = async (tx: Db, { now }: Writer, refundId: number): Promise<void> => {
  for (const { id, version } of await paymentsOfRefund(tx, { refundId }))
    await updateRow(tx, refundPayments, id, {
      state: 'cancelled',
      nextAttemptAt: null,
      updatedAt: now,
      version: version + 1,
    });
};

export const decideRefund =
  (action: Action) =>
  async (
    tx: Db,
    writer: Writer,
    id: number,
    { reason, version }: RefundDecision,
  ): Promise<void> => {
    const row = await getRow(tx, refunds, id);
    checkVersion(row, version);
    refuseFor(refundError(action, row, writer.actor.id));
    await checkWords(tx, row, reason, action === 'reject');
    if (action === 'approve') {
      await refuseBeyondCaptured(tx, row.orderId, await paymentsOfRefund(tx, { refundId: id }));
      await refuseRefundedByStore(tx, { orderId: row.orderId, refundId: id });
    }
    const state = STATES[action];
    await updateRow(tx, refunds, id, {
      state,
      ...(action !== 'withdraw' && { ...decidedBy(writer), decision: reason }),
      updatedAt: writer.now,
      version: row.version + 1,
    });
    await recordActivity(tx, {
      ...refundEntry(writer, row, action),
      before: { state: row.state },
      after: { state },
      reason,
    });
    if (action !== 'approve') {
      await cancelPayments(tx, writer, id);
      await recountMet(tx, writer, row.orderId);
      const after = await getRow(tx, refunds, id);
      for (const part of afterRefundStates.parts) await part(tx, writer, after, writer.now);
      return;
    }
    await startPayments(tx, writer, id);
    await settleRefund(tx, writer, id);
  };
