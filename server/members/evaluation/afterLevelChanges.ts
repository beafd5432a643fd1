import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { LevelMove } from './state.ts';

/** A step of a member through the levels that has begun. */
export interface LevelChanged extends Pick<
  LevelMove,
  'kind' | 'level' | 'levelBefore' | 'startsAt' | 'validUntil' | 'programmeNumber'
> {
  memberId: number;
  /** Whether it was stored before it began: then it happened at its instant, however late it is noted. */
  isStoredAhead: boolean;
  /**
   * Whether it is of the time in which the member was merged with another record: found when that is undone. It is rewarded as
   * it happened, and told by what the undoing changes.
   */
  isOfMerge?: boolean;
}

/**
 * Runs once for each step that raises, lowers or begins a level, in the transaction that records it, or, where time alone
 * did it, in the one that notes that it has begun. `startsAt` is when it happened.
 */
export const afterLevelChanges = new Hook<
  (tx: Db, writer: Writer, changes: readonly LevelChanged[]) => Promise<void>
>('afterLevelChanges');
