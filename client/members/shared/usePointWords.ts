/** Entries of points in words. */
import { useTranslate } from 'react-admin';
import type { PointEntry } from '#contract/members/points';
import { dayOf } from '#shared/days';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useCauseWords } from './useCauseWords.ts';

export const usePointWords = () => {
  const translate = useTranslate();
  const count = useCount();
  const { about } = useCauseWords();
  const { timeZone, locale } = useStoreSettings();
  const day = (text: string) => formatDay(text, locale);
  return {
    count,
    day,
    /** The last day on which points are valid: they lapse at the midnight after it. */
    lastDay: (expiresAt: number | null) =>
      expiresAt === null
        ? translate('points.neverLapses')
        : translate('points.validThrough', { day: day(dayOf(expiresAt - 1, timeZone)) }),
    dayOfInstant: (at: number) => day(dayOf(at, timeZone)),
    signed: (points: number) =>
      points > 0 ? `+${count(points)}` : count(points).replace('-', '−'),
    /** Which entry of its member's ledger it is. */
    numbered: ({ number }: Pick<PointEntry, 'number'>) =>
      translate('points.numbered', { number: count(number) }),
    type: ({ type }: Pick<PointEntry, 'type'>) => translate(`points.types.${type}`),
    about,
  };
};
