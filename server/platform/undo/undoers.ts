/** How domains take back what is recorded in the activity log. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../records/writer.ts';

/** One recorded change of one record. */
export interface RecordedChange {
  id: number;
  resource: string;
  recordId: string;
  recordName: string | null;
  verb: ActivityVerb;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Undoer {
  resource: string;
  verb: ActivityVerb;
  /** The grant that the change itself needs. */
  action: string;
  /**
   * Writes the record as it was before the change, through the same guards as any edit, and records that as an activity.
   * Nothing else has changed the record since. What it refuses is thrown as an HttpError.
   */
  undo: (tx: Db, writer: Writer, change: RecordedChange) => Promise<unknown>;
  /** Of a change that stands for many records, how many it has. Left out, it is one. */
  countRecords?: (db: Db, change: RecordedChange) => Promise<number>;
  /**
   * The same for the only changes of many records at once, so that an import of thousands can be undone. What it refuses of
   * one of them is thrown for all, and then each is undone by itself.
   */
  undoMany?: (tx: Db, writer: Writer, changes: readonly RecordedChange[]) => Promise<unknown>;
}

export const undoers = new Hook<readonly Undoer[]>('undoers');

export const findUndoer = ({
  resource,
  verb,
}: Pick<RecordedChange, 'resource' | 'verb'>): Undoer | undefined =>
  undoers.parts.flat().find((undoer) => undoer.resource === resource && undoer.verb === verb);
