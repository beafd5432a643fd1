/** Writes the activity log. */
import type { Actor, ActivityVerb } from '#contract/platform/activities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { activities } from '#db/schema/platform/activities';

/** Fields that change with every write. */
const AUTOMATIC = new Set(['updatedAt', 'version', 'createdAt']);

type Fields = Record<string, unknown>;

/** Whether two values are equal as JSON; null and undefined are equal. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields that differ, before and after; null where there are none. */
export const difference = (
  before: Fields,
  after: Fields,
): { before: Fields; after: Fields } | null => {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !AUTOMATIC.has(key) && key in after && !isSame(before[key], after[key]),
  );
  if (changed.length === 0) return null;
  const pick = (from: Fields) => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
};

export interface ActivityEntry {
  actor: Actor;
  at: number;
  resource: string;
  recordId?: string | number | null;
  recordName?: string | null;
  verb: ActivityVerb;
  before?: Fields | null;
  after?: Fields | null;
  reason?: string | null;
  /** See `Writer`; left out where the change cannot be undone. */
  changeId?: string | null;
}

const toRow = ({ actor, recordId, ...rest }: ActivityEntry) => ({
  before: null,
  after: null,
  reason: null,
  recordName: null,
  changeId: null,
  ...rest,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
  recordId: recordId === undefined || recordId === null ? null : String(recordId),
});

/** Appends to the activity log; call it in the transaction of the change. */
export const recordActivities = (tx: Db, activityEntries: readonly ActivityEntry[]) =>
  insertRows(tx, activities, activityEntries.map(toRow));
export const recordActivity = (tx: Db, activityEntry: ActivityEntry) =>
  recordActivities(tx, [activityEntry]);

/** Appends an entry with the fields that an edit changed; does nothing where no field changed. */
export const recordEdit = async (
  tx: Db,
  activityEntry: Omit<ActivityEntry, 'verb'> & {
    verb?: ActivityVerb;
    before: Fields;
    after: Fields;
  },
) => {
  const changed = difference(activityEntry.before, activityEntry.after);
  if (changed) await recordActivity(tx, { verb: 'edit', ...activityEntry, ...changed });
};
