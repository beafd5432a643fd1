/** The result of writing a member. */
import { toSearchEntry } from './search.ts';
import type { ActivityEntry } from '../../platform/activities/record.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

export interface MemberWrite {
  result: RowResult;
  /** Left out where nothing changed. */
  searchEntry?: ReturnType<typeof toSearchEntry>;
  activityEntry?: ActivityEntry;
}

export const toActivityEntry = (
  { actor, now }: Writer,
  { id, externalId }: { id: number; externalId: string },
  verb: 'create' | 'edit',
): ActivityEntry => ({
  actor,
  at: now,
  resource: 'members',
  recordId: id,
  recordName: externalId,
  verb,
});
