/** The row of a member for whom a replay found a difference. Pure. */
import type { programmeReplayMembers } from '#db/schema/members/replays';
import { earnedOf, type MemberOutcome } from './tally.ts';

/** More points than anybody loses, so that a lost level weighs more than any points. */
const LEVEL = 100_000_000_000_000;

/** None where nothing differs: who falls by the version in force, too, is no difference. */
export const toMemberRow = (
  replayId: number,
  { member, before, after, levels }: MemberOutcome,
  now: number,
): (typeof programmeReplayMembers.$inferInsert)[] => {
  const [was, is] = [earnedOf(before), earnedOf(after)];
  const pointsChange = is.points - was.points;
  const { levelBefore, levelAfter, change, newlyFalls } = levels;
  const isSame =
    pointsChange === 0 &&
    was.growth === is.growth &&
    levelBefore === levelAfter &&
    newlyFalls === null;
  if (isSame) return [];
  const lostPoints = Math.min(Math.max(0, -pointsChange), LEVEL - 1);
  return [
    {
      replayId,
      memberId: member.id,
      pointsBefore: was.points,
      pointsAfter: is.points,
      pointsChange,
      growthBefore: was.growth,
      growthAfter: is.growth,
      levelBefore,
      levelAfter,
      levelChange: change,
      falls: newlyFalls,
      loss: Math.max(0, -change) * LEVEL + lostPoints,
      createdAt: now,
    },
  ];
};
