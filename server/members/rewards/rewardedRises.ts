/** Which steps through the levels are rewarded, by points and by coupons alike. Pure. */

import { isLate, type Programme } from '../earning/versions.ts';
import type { LevelChanged } from '../evaluation/afterLevelChanges.ts';
import type { ApprovedVersion } from '../programme/load.ts';

export interface Rise extends LevelChanged {
  level: string;
  /** The version of the programme that was in force. */
  version: ApprovedVersion;
}

/**
 * Nothing for levels with which members join, nor for those that an imported history or a late look at them brings. What time
 * alone did was known ahead: a server that was down catches it up, however long.
 */
export const rewardedRises = (
  programme: Programme,
  { now, isHistory = false }: { now: number; isHistory?: boolean },
  changes: readonly LevelChanged[],
): Rise[] =>
  isHistory
    ? []
    : changes.flatMap((change): Rise[] => {
        const { kind, level, startsAt, isStoredAhead } = change;
        const version = programme.at(startsAt);
        if (kind !== 'upgrade' || level === null || !version) return [];
        if (!isStoredAhead && isLate(version.terms, startsAt, now)) return [];
        return [{ ...change, level, version }];
      });
