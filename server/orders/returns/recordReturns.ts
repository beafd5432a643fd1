/** Records written returns in the activity log. */
import type { Db } from '#db';
import { recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Written } from './saveReturns.ts';

export const recordWritten = (tx: Db, writer: Writer, written: readonly Written[]) =>
  recordActivities(
    tx,
    written.map(({ id, known, externalId, amount }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'returns',
      recordId: id,
      recordName: externalId,
      verb: known ? 'edit' : 'create',
      ...(known && { before: { amount: known.amount }, after: { amount } }),
    })),
  );
