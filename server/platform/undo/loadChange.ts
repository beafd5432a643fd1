/** The recorded writes of a change, by record. */
import { and, asc, desc, eq, gt, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import type { RecordedChange } from './undoers.ts';

const { id, resource, recordId, recordName, verb, before, after } = activities;

/** Newest first: a record that was written twice is taken back in this order. */
const findEntries = prepared({ changeId: activities.changeId }, (q, { changeId }) =>
  q
    .select({ id, resource, recordId, recordName, verb, before, after })
    .from(activities)
    .where(
      and(
        eq(activities.changeId, changeId),
        isNotNull(activities.recordId),
        // The import itself, beside the records that it wrote.
        ne(activities.verb, 'import'),
      ),
    )
    .orderBy(desc(activities.id)),
);
const findLater = prepared({ resource, recordId, id }, (q, values) =>
  q
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        eq(activities.resource, values.resource),
        eq(activities.recordId, values.recordId),
        gt(activities.id, values.id),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(1),
);

/** The writes of one record in a change, newest first. */
export type RecordWrites = [RecordedChange, ...RecordedChange[]];

/** The writes of a change by record; the record written last comes first. */
export const loadChange = async (db: Db, changeId: string): Promise<RecordWrites[]> => {
  const byRecord = new Map<string, RecordWrites>();
  for (const entry of (await findEntries(db, { changeId })) as RecordedChange[]) {
    const key = `${entry.resource} ${entry.recordId}`;
    const known = byRecord.get(key);
    if (known) known.push(entry);
    else byRecord.set(key, [entry]);
  }
  return [...byRecord.values()];
};

export const wasChangedSince = async (db: Db, [newest]: RecordWrites): Promise<boolean> =>
  (await findLater(db, newest)).length > 0;
