/** The result of writing a member. */
import { toSearchEntry } from './search.ts';
import type { SentChange } from '../levels/sent.ts';
import type { SentOf } from '../levels/writeSent.ts';
import type { ActivityEntry } from '../../platform/activities/record.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

export interface MemberWrite {
  result: RowResult;
  /** Left out where nothing changed. */
  searchEntry?: ReturnType<typeof toSearchEntry>;
  activityEntry?: ActivityEntry;
  /** What it changes in the history of the member's level. */
  sentLevel?: SentOf | undefined;
}

export const toActivityEntry = (
  { actor, now }: Writer,
  { id, externalId }: { id: number; externalId: string },
  verb: 'create' | 'edit' | 'recordLevel',
): ActivityEntry => ({
  actor,
  at: now,
  resource: 'members',
  recordId: id,
  recordName: externalId,
  verb,
});

export const sentOf = (memberId: number, change: SentChange | null): SentOf | undefined =>
  change === null ? undefined : { ...change, memberId };
