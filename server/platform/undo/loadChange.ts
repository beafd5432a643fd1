/** The recorded writes of a change, by record. */
import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  isNotNull,
  ne,
  notExists,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { kit } from '#db/kit';
import { prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import { groupBy } from '#shared/groupBy';
import { leavesChanged, undoIdOf } from './rules.ts';
import type { RecordedChange } from './undoers.ts';

/** Writes of an undo. */
const taken = kit.alias(activities, 'taken');
const { id, resource, recordId, recordName, verb, before, after } = activities;

/** Without the entry of an import itself, beside the records that it wrote. */
const writesOf = (changeId: SQL<string | null>) =>
  and(
    eq(activities.changeId, changeId),
    isNotNull(activities.recordId),
    ne(activities.verb, 'import'),
  );

/** Newest first: a record that was written twice is taken back in this order. */
const findEntries = prepared({ changeId: activities.changeId }, (q, { changeId }) =>
  q
    .select({ id, resource, recordId, recordName, verb, before, after })
    .from(activities)
    .where(writesOf(changeId))
    .orderBy(desc(activities.id)),
);
/** More later writes than these are hardly all undone. */
const MAX_LATER = 100;
const findLater = prepared({ resource, recordId, id }, (q, values) =>
  q
    .select({ changeId: activities.changeId })
    .from(activities)
    .where(
      and(
        eq(activities.resource, values.resource),
        eq(activities.recordId, values.recordId),
        gt(activities.id, values.id),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(MAX_LATER),
);

const countRecords = prepared({ changeId: activities.changeId }, (q, { changeId }) =>
  q
    .select({ records: countDistinct(sql`${resource} || ' ' || ${recordId}`) })
    .from(activities)
    .where(writesOf(changeId)),
);
const findKinds = prepared({ changeId: activities.changeId }, (q, { changeId }) =>
  q.selectDistinct({ resource, verb }).from(activities).where(writesOf(changeId)),
);
/** What a change did to which kinds of record. */
export const kindsOfChange = (
  db: Db,
  changeId: string,
): Promise<Pick<RecordedChange, 'resource' | 'verb'>[]> => findKinds(db, { changeId });

/** The number of records that a change wrote. */
export const countChanged = async (db: Db, changeId: string): Promise<number> =>
  Number((await countRecords(db, { changeId }))[0]?.records ?? 0);

const countOpen = prepared(
  { changeId: activities.changeId, undoId: activities.changeId },
  (q, { changeId, undoId }) =>
    q
      .select({ writes: count() })
      .from(activities)
      .where(
        and(
          writesOf(changeId),
          notExists(
            q
              .select({ id: taken.id })
              .from(taken)
              .where(
                and(
                  eq(taken.changeId, undoId),
                  eq(taken.resource, activities.resource),
                  eq(taken.recordId, activities.recordId),
                ),
              ),
          ),
        ),
      ),
);
/** Whether every record that a change wrote was taken back. */
export const isUndoneWhole = async (db: Db, changeId: string): Promise<boolean> => {
  const undoId = undoIdOf(changeId);
  if ((await countChanged(db, undoId)) === 0) return false;
  return Number((await countOpen(db, { changeId, undoId }))[0]?.writes ?? 0) === 0;
};

/** The writes of one record in a change, newest first. */
export type RecordWrites = [RecordedChange, ...RecordedChange[]];

/** Names one record of any resource. */
export const recordKey = ({
  resource: name,
  recordId: of,
}: Pick<RecordedChange, 'resource' | 'recordId'>) => `${name} ${of}`;

/** The writes of a change by record; the record written last comes first. */
export const loadChange = async (db: Db, changeId: string): Promise<RecordWrites[]> => {
  const byRecord = new Map<string, RecordWrites>();
  for (const entry of (await findEntries(db, { changeId })) as RecordedChange[]) {
    const key = recordKey(entry);
    const known = byRecord.get(key);
    if (known) known.push(entry);
    else byRecord.set(key, [entry]);
  }
  return [...byRecord.values()];
};

/** Whether the record was written since, other than by changes that were undone. */
export const wasChangedSince = async (db: Db, [newest]: RecordWrites): Promise<boolean> => {
  const later = await findLater(db, newest);
  return later.length === MAX_LATER || leavesChanged(later.map(({ changeId }) => changeId));
};

const laterOf = (db: Db, resource: string, recordIds: readonly string[], after: number) =>
  selectIn<{ id: number; record_id: string; change_id: string | null }>(
    db,
    'select id, record_id, change_id from activities where resource = ? and id > ? and record_id in (?) order by id',
    recordIds,
    'text',
    resource,
    after,
  );

/** The same of many records of one resource, read at once. */
export const wereAnyChangedSince = async (
  db: Db,
  records: readonly [RecordWrites, ...RecordWrites[]],
): Promise<boolean> => {
  const newest = new Map(records.map(([write]) => [write.recordId, write.id]));
  const oldest = Math.min(...newest.values());
  const later = (await laterOf(db, records[0][0].resource, [...newest.keys()], oldest)).filter(
    (row) => Number(row.id) > (newest.get(row.record_id) ?? 0),
  );
  return [...groupBy(later, (row) => row.record_id).values()].some((rows) =>
    leavesChanged(rows.map((row) => row.change_id)),
  );
};
