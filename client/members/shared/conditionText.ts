/** A condition of a level in words. Pure. */
import type { LevelCondition } from '#contract/members/programme';

interface Words {
  /** A key below `programme.summary`, with its facts. */
  say: (key: string, facts?: Record<string, unknown>) => string;
  money: (minor: number) => string;
  count: (value: number) => string;
}

export const conditionText = (
  { metric, window, threshold }: LevelCondition,
  { say, money, count }: Words,
): string => {
  const what = say(`metric.${metric}`, {
    smart_count: threshold,
    count: count(threshold),
    money: money(threshold),
  });
  const months = window.kind === 'months' ? window.months : 0;
  return say(`window.${window.kind}`, { what, smart_count: months });
};
