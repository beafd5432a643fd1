/** What a dry run changes in stored records, old and new, for the first of them. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { ImportChange } from '#contract/platform/imports';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import { optionsOf } from '../activityLog/optionsAround.ts';

/** Changed records that are shown, and characters of a shown text. */
export const MAX_CHANGES = 30;
const MAX_TEXT = 200;

/** Records whose changes hold no personal data. */
const SHOWN = ['products', 'categories'];

const findEdits = prepared({ changeId: activities.changeId }, (q, { changeId }) =>
  q
    .select({
      resource: activities.resource,
      recordId: activities.recordId,
      name: activities.recordName,
      before: activities.before,
      after: activities.after,
    })
    .from(activities)
    .where(
      and(
        eq(activities.changeId, changeId),
        isNotNull(activities.before),
        inArray(activities.resource, SHOWN),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(MAX_CHANGES),
);

/** A value with long texts shortened, at any depth. */
const shortened = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT - 1)}…` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
  return value;
};

/** The first changes that are recorded under this id; read in the transaction that makes them. */
export const loadEdits = async (tx: Db, changeId: string): Promise<ImportChange[]> => {
  const edits = await findEdits(tx, { changeId });
  const options = await optionsOf(
    tx,
    edits.map(({ recordId, ...edit }) => ({ ...edit, id: Number(recordId) })),
  );
  return edits.map(({ resource, recordId, name, before, after }, index) => ({
    resource,
    recordId: Number(recordId),
    name: name ?? '',
    ...(options[index] && { options: options[index] }),
    before: shortened(before) as ImportChange['before'],
    after: shortened(after) as ImportChange['after'],
  }));
};
