/** Issues codes for what happens to a membership by itself: a level that is reached, and birthdays. */
import { levelFactsOf } from '#rules/platform/audiences';
import type { Db } from '#db';
import { openProgramme } from '../../members/earning/programme.ts';
import type { LevelChanged } from '../../members/evaluation/afterLevelChanges.ts';
import { loadRanks } from '../../members/levels/load.ts';
import type { Birthday } from '../../members/rewards/afterBirthdays.ts';
import { rewardedRises } from '../../members/rewards/rewardedRises.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { issueForHappened } from './issueForEvents.ts';

/** For each level once in a member's life, as its points. */
export const issueForLevels = async (
  tx: Db,
  writer: Writer,
  changes: readonly LevelChanged[],
): Promise<void> => {
  const programme = changes.length === 0 ? null : await openProgramme(tx);
  const rises = programme ? rewardedRises(programme, writer, changes) : [];
  if (rises.length === 0) return;
  const ranks = await loadRanks(tx);
  await issueForHappened(
    tx,
    writer,
    rises.map(({ memberId, level, startsAt }) => ({
      memberId,
      event: 'level_reached' as const,
      at: startsAt,
      cause: `level:${level}`,
      level: levelFactsOf(level, ranks),
    })),
  );
};

/** Once for each year. */
export const issueForBirthdays = (
  tx: Db,
  writer: Writer,
  birthdays: readonly Birthday[],
): Promise<void> =>
  issueForHappened(
    tx,
    writer,
    birthdays.map(({ memberId, day, at }) => ({
      memberId,
      event: 'birthday' as const,
      at,
      cause: `birthday:${day.slice(0, 4)}`,
    })),
  );
