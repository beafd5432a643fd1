/** Loads the redemption of an order and sets its status. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { redemptions } from '#db/schema/promotions/redemptions';
import { notFound } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { findRedemption, activityOf, type RedemptionRow } from './record.ts';

export const getRedemption = async (tx: Db, orderId: string): Promise<RedemptionRow> => {
  const row = await findRedemption(tx, orderId);
  if (!row) throw notFound();
  return row;
};
const VERBS: Record<RedemptionStatus, ActivityVerb> = {
  reserved: 'reserve',
  committed: 'commit',
  released: 'release',
  returned: 'return',
};
export const setStatus = async (
  tx: Db,
  writer: Writer,
  row: RedemptionRow,
  status: RedemptionStatus,
  values: Partial<RedemptionRow> = {},
): Promise<RedemptionRow> => {
  const after = { status, updatedAt: writer.now, version: row.version + 1, ...values };
  await updateRow(tx, redemptions, row.id, after);
  await recordActivity(tx, {
    ...activityOf(writer, row),
    verb: values.returned ? 'return' : VERBS[status],
    before: { status: row.status },
    after: { status, ...(values.returned && { returned: values.returned }) },
  });
  return { ...row, ...after };
};
