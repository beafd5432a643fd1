/** Records writes of products in the activity log. */
import type { Db } from '#db';
import { localize } from '#shared/localization';
import type { StoredWrite } from './productWrite.ts';
import { type ActivityEntry, recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const recordWrites = (tx: Db, writer: Writer, touched: readonly StoredWrite[]) =>
  recordActivities(
    tx,
    touched.map(({ id, before, input, change }): ActivityEntry => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'products',
      recordId: id,
      recordName: localize(input.names, writer.settings.language),
      verb: before ? 'edit' : 'create',
      changeId: writer.changeId ?? null,
      ...change,
    })),
  );
