/** The arithmetic of the scores, which the SQL of the computation repeats. Pure. */
import { HIGH_SCORE } from '#contract/members/rfm';
import { RFM_GROUPS, type RfmGroup } from '#contract/members/segmentFacts';

/** From 1 to 5: 1, and one more for each fifth of all buyers who have less. Those who have the same get the same. */
export const scoreOf = (lower: number, all: number): number => 1 + Math.floor((5 * lower) / all);

/** Whether recency, frequency and money are high, by the group's place in the list. */
const HIGHS: readonly (readonly [boolean, boolean, boolean])[] = [
  [true, true, true],
  [true, false, true],
  [false, true, true],
  [false, false, true],
  [true, true, false],
  [true, false, false],
  [false, true, false],
  [false, false, false],
];

export const highsOf = (group: RfmGroup) =>
  HIGHS[RFM_GROUPS.indexOf(group)] as readonly [boolean, boolean, boolean];

export const rfmGroupOf = (recency: number, frequency: number, monetary: number): RfmGroup => {
  const highs = [recency, frequency, monetary].map((score) => score >= HIGH_SCORE);
  const index = HIGHS.findIndex((wanted) => wanted.every((high, at) => high === highs[at]));
  return RFM_GROUPS[index] as RfmGroup;
};
