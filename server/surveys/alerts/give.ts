/** Gives an alert to somebody, or to nobody; whoever calls has checked that they may have it. */
import type { Db } from '#db';
import { staff } from '#db/schema/platform/staff';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { recordActivity } from '../../platform/activities/record.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { alertEntry, type AlertRow } from './record.ts';

const nameOf = async (tx: Db, id: string | null): Promise<string | null> =>
  id === null ? null : ((await findRow(tx, staff, id))?.name ?? null);

export const giveAlert = async (
  tx: Db,
  writer: Writer,
  row: AlertRow,
  ownerId: string | null,
): Promise<void> => {
  await updateRow(tx, surveyAlerts, row.id, {
    ownerId,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...alertEntry(writer, row),
    verb: 'assign',
    before: { ownerName: await nameOf(tx, row.ownerId) },
    after: { ownerName: await nameOf(tx, ownerId) },
  });
};
