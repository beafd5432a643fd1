/** Gives members points when they rise to a level, once in their life for each. */
import type { Db } from '#db';
import { expiresAt } from '../earnRules/dates.ts';
import { type Gift, give } from '../earning/give.ts';
import { openProgramme } from '../earning/programme.ts';
import { benefitsOf } from '../earning/versions.ts';
import type { LevelChanged } from '../evaluation/afterLevelChanges.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type LevelEntries, levelKey, loadLevelEntries } from './levelEntries.ts';
import { rewardedRises } from './rewardedRises.ts';

/**
 * What was taken back because a merge was undone is given again for a rise by the own facts; what could not be taken back then
 * was kept, and is not given twice.
 */
const dueOf = (points: number, before: LevelEntries | undefined): number => {
  if (!before) return points;
  const isTakenBack = before.reversed >= before.points;
  return isTakenBack ? Math.max(0, points - (before.points - before.taken)) : 0;
};

export const giveEntryPoints = async (
  tx: Db,
  writer: Writer,
  changes: readonly LevelChanged[],
): Promise<void> => {
  const programme = changes.length === 0 ? null : await openProgramme(tx);
  if (!programme) return;
  const { timeZone } = writer.settings;
  const rises = rewardedRises(programme, writer, changes);
  const entries =
    rises.length === 0
      ? new Map<string, LevelEntries>()
      : await loadLevelEntries(tx, [...new Set(rises.map(({ memberId }) => memberId))]);
  const gifts = rises.flatMap(({ memberId, level, startsAt, version }): Gift[] => {
    const before = entries.get(levelKey({ memberId, level }));
    const points = benefitsOf(version.terms, level)?.entryPoints ?? 0;
    const due = dueOf(points, before);
    if (due === 0) return [];
    return [
      {
        memberId,
        currency: 'points',
        amount: due,
        desired: points,
        source: 'level',
        sourceId: level,
        sourceLine: before ? String(before.times) : '',
        ruleKey: '',
        programmeNumber: version.number,
        occurredAt: startsAt,
        availableAt: startsAt,
        expiresAt: expiresAt(version.terms.expiry, null, startsAt, timeZone),
        detail: { level },
      },
    ];
  });
  await give(tx, writer, gifts, programme.budgeted);
};
