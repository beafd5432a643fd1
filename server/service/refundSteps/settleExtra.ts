/** Money that moved twice has come back: it needs nobody any more. */
import type { PaymentSettlement } from '#contract/service/refundPayments';
import type { Db } from '#db';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isUnsettled } from '../refundPayments/rules.ts';
import { checkWords } from '../refunds/erased.ts';
import { paymentsOfRefund, refundEntry } from '../refunds/record.ts';

export const settleExtra = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, reference, reason }: PaymentSettlement,
): Promise<void> => {
  const row = await getRow(tx, refundPayments, id);
  checkVersion(row, version);
  await checkWords(tx, await getRow(tx, refunds, row.refundId), reason, true);
  const isMeant = (one: (typeof row.extra)[number]) =>
    one.reference === reference && one.settledAt === null;
  if (!row.extra.some(isMeant)) throw invalid({ reference: 'refunds.errors.nothingTwice' });
  const settled = { settledAt: writer.now, settledBy: writer.actor.name };
  await updateRow(tx, refundPayments, id, {
    extra: row.extra.map((one) => (isMeant(one) ? { ...one, ...settled } : one)),
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const refund = await getRow(tx, refunds, row.refundId);
  const isPaidTwice = isUnsettled(await paymentsOfRefund(tx, { refundId: refund.id }));
  await updateRow(tx, refunds, refund.id, {
    isPaidTwice,
    updatedAt: writer.now,
    version: refund.version + 1,
  });
  await recordActivity(tx, {
    ...refundEntry(writer, refund, 'settle'),
    before: { isPaidTwice: true },
    after: { isPaidTwice, payment: row.key, providerReference: reference },
    reason,
  });
};
