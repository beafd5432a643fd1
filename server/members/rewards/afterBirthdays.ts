import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface Birthday {
  memberId: number;
  /** The business day of the birthday, and when it began or the member joined on it, UTC ms. */
  day: string;
  at: number;
}

/**
 * Runs in the daily job of birthdays, also for those of the days before that may have been missed: what is done for a
 * birthday must be done once, however often this runs.
 */
export const afterBirthdays = new Hook<
  (tx: Db, writer: Writer, birthdays: readonly Birthday[]) => Promise<void>
>('afterBirthdays');
