/** Words that limits of rewards and activities share. Pure. */
import type { LimitPeriod } from '#contract/promotions/pointRewards';
import { dayOf, isDayStart, timeOf } from '#shared/days';
import type { Localized } from '#shared/localization';

export const PERIOD_WORDS: Record<LimitPeriod, Required<Localized>> = {
  day: { en: ' a day', zh: '每天' },
  week: { en: ' a week', zh: '每周' },
  month: { en: ' a month', zh: '每月' },
  year: { en: ' a year', zh: '每年' },
  ever: { en: '', zh: '每人' },
};

/** The day alone where the instant is its beginning. */
export const instantText = (at: number, timeZone: string): string =>
  isDayStart(at, timeZone) ? dayOf(at, timeZone) : `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}`;

export const timesText = (times: number): string => (times === 1 ? 'once' : `${times} times`);
