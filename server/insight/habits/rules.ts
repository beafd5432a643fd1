/** The months of the figures about habits, their values beside the aims, and bands of streaks. Pure. */
import {
  CHURN_MONTHS,
  type Habit,
  HABIT_MONTHS,
  HABIT_TARGETS,
  type HabitMonth,
  type Ratio,
  STREAK_BANDS,
  type StreakBand,
} from '#contract/insight/habits';
import { addMonths, monthOf } from '#shared/days';
import { mulDiv } from '#shared/money';

export type MonthBounds = Pick<HabitMonth, 'month' | 'previous' | 'oldest' | 'next' | 'complete'>;

/** The months up to that of a day, with those that they are compared with. `today`: its month has not ended. */
export const habitMonths = (lastDay: string, today: string): MonthBounds[] => {
  const last = monthOf(lastDay < today ? lastDay : today);
  return Array.from({ length: HABIT_MONTHS }, (_, index) => {
    const month = addMonths(last, index + 1 - HABIT_MONTHS);
    const next = addMonths(month, 1);
    return {
      month,
      previous: addMonths(month, -1),
      oldest: addMonths(month, -CHURN_MONTHS),
      next,
      complete: next <= today,
    };
  });
};

/** Of a ratio, in the unit of its target; null where it would divide by zero. */
export const habitOf = (habit: Habit, ratio: Ratio | null): number | null =>
  ratio === null || ratio.whole === 0
    ? null
    : mulDiv(ratio.part, habit === 'orderFrequency' ? 100 : 10_000, ratio.whole);

/** Whether a figure reaches what the owner aims at: churn below it, the others at least. */
export const reachesTarget = (habit: Habit, value: number): boolean =>
  habit === 'churn' ? value < HABIT_TARGETS.churn : value >= HABIT_TARGETS[habit];

/** Members by the band of their longest streak. `longest`: how many members reached each length. */
export const streakBands = (
  longest: readonly { streak: number; members: number }[],
): StreakBand[] =>
  STREAK_BANDS.map((from, index) => {
    const next = STREAK_BANDS[index + 1];
    const within = longest.filter(
      ({ streak }) => streak >= from && (next === undefined || streak < next),
    );
    return {
      from,
      to: next === undefined ? null : next - 1,
      members: within.reduce((sum, { members }) => sum + members, 0),
    };
  });
