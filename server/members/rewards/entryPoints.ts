/** Gives members points when they rise to a level, once in their life for each. */
import type { Db } from '#db';
import { expiresAt } from '../earnRules/dates.ts';
import { type Gift, give } from '../earning/give.ts';
import { openProgramme } from '../earning/programme.ts';
import { benefitsOf, isLate } from '../earning/versions.ts';
import type { LevelChanged } from '../evaluation/afterLevelChanges.ts';
import type { Writer } from '../../platform/records/writer.ts';

/**
 * Nothing for levels with which members join, nor for those that an imported history or a late look at them brings. What time
 * alone did was known ahead: a server that was down catches it up, however long.
 */
export const giveEntryPoints = async (
  tx: Db,
  writer: Writer,
  changes: readonly LevelChanged[],
): Promise<void> => {
  const raised = changes.filter(({ kind }) => kind === 'upgrade');
  if (raised.length === 0 || writer.isHistory) return;
  const programme = await openProgramme(tx);
  if (!programme) return;
  const { timeZone } = writer.settings;
  const gifts = raised.flatMap(({ memberId, level, startsAt, isStoredAhead }): Gift[] => {
    const version = programme.at(startsAt);
    const points = (version && benefitsOf(version.terms, level)?.entryPoints) ?? 0;
    if (!version || level === null || points === 0) return [];
    if (!isStoredAhead && isLate(version.terms, startsAt, writer.now)) return [];
    return [
      {
        memberId,
        currency: 'points',
        amount: points,
        desired: points,
        source: 'level',
        sourceId: level,
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
