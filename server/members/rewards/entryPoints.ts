/** Gives members points when they rise to a level, once in their life for each. */
import type { Db } from '#db';
import { expiresAt } from '../earnRules/dates.ts';
import { type Gift, give } from '../earning/give.ts';
import { openProgramme } from '../earning/programme.ts';
import { benefitsOf } from '../earning/versions.ts';
import type { LevelChanged } from '../evaluation/afterLevelChanges.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { rewardedRises } from './rewardedRises.ts';

export const giveEntryPoints = async (
  tx: Db,
  writer: Writer,
  changes: readonly LevelChanged[],
): Promise<void> => {
  const programme = changes.length === 0 ? null : await openProgramme(tx);
  if (!programme) return;
  const { timeZone } = writer.settings;
  const rises = rewardedRises(programme, writer, changes);
  const gifts = rises.flatMap(({ memberId, level, startsAt, version }): Gift[] => {
    const points = benefitsOf(version.terms, level)?.entryPoints ?? 0;
    if (points === 0) return [];
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
