/** Takes back what was given for levels that a member reached only together with another record. */
import type { LevelReward } from '#contract/members/merges';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { openProgramme } from '../earning/programme.ts';
import { clawBackAll, type Reversal } from '../points/clawBackPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadLevelEntries } from './levelEntries.ts';

/** What a member was given since a merge that is undone. */
export interface RewardsAsked {
  /** The records of the member from now on. */
  memberIds: readonly number[];
  /** The merge, and when it was made. */
  mergeId: number;
  since: number;
  /** The levels to which the member rose alone: what was given for them stays. */
  risenTo: ReadonlySet<string>;
  reason: string;
}

/** What becomes of codes that were given for a level; used ones stay, and are named. */
export interface LevelCodes {
  memberId: number;
  level: string;
  withdrawn: number;
  used: string[];
}
/** Withdraws codes that were given for levels, which a later domain knows. */
export type WithdrawLevelCodes = (
  tx: Db,
  writer: Writer,
  asked: RewardsAsked,
) => Promise<LevelCodes[]>;
export const levelCodes = new Hook<WithdrawLevelCodes>('levelCodes');

/** As returns of a whole order do: of the same lots first, then what else can be spent, then what is owed up to the limit. */
const takePoints = async (
  tx: Db,
  writer: Writer,
  { memberIds, mergeId, since, risenTo }: RewardsAsked,
): Promise<LevelReward[]> => {
  const entries = [...(await loadLevelEntries(tx, memberIds)).values()].filter(
    ({ level, occurredAt, points, reversed }) =>
      occurredAt >= since && !risenTo.has(level) && reversed < points,
  );
  const programme = entries.length === 0 ? null : await openProgramme(tx);
  if (!programme) return [];
  const reversals = entries.flatMap((entry): Reversal[] => {
    const { memberId, level, points, reversed, programmeNumber } = entry;
    const version = programme.at(writer.now) ?? programme.byNumber(programmeNumber ?? 0);
    if (!version) return [];
    const { full: mode, arrearsLimit } = version.terms.returns;
    return [
      {
        memberId,
        earned: { source: 'level', sourceId: level },
        points: points - reversed,
        cause: { source: 'level', sourceId: level, sourceLine: `merge/${mergeId}` },
        mode,
        arrearsLimit,
        detail: { level },
      },
    ];
  });
  const taken = await clawBackAll(tx, writer, reversals);
  return reversals.map(({ memberId, earned, points }, index) => {
    const { arrears = 0, absorbed = 0, writtenOff = 0 } = taken[index] ?? {};
    return {
      memberId,
      level: earned.sourceId,
      points,
      owed: arrears,
      lost: absorbed + writtenOff,
      codes: 0,
      usedCodes: [],
    };
  });
};

export const takeBackRewards = async (
  tx: Db,
  writer: Writer,
  asked: RewardsAsked,
): Promise<LevelReward[]> => {
  const rewards = await takePoints(tx, writer, asked);
  for (const withdraw of levelCodes.parts)
    for (const { memberId, level, withdrawn, used } of await withdraw(tx, writer, asked)) {
      const known = rewards.find((one) => one.memberId === memberId && one.level === level);
      const found = known ?? {
        memberId,
        level,
        points: 0,
        owed: 0,
        lost: 0,
        codes: 0,
        usedCodes: [],
      };
      if (!known) rewards.push(found);
      found.codes += withdrawn;
      found.usedCodes.push(...used);
    }
  return rewards;
};
