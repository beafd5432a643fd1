/** A promotion's time in words: its window, its hours of the week. */
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { WeekHours } from '#contract/promotions/promotions';
import { DAY_MS, dayOf, isDayStart } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { clock } from '../../ui/form/clockText.ts';
import { formatPeriod, formatRange } from '../../ui/record/dayText.ts';
import type { Span } from './geometry.ts';

const MONDAY = Date.UTC(2024, 0, 1);

export const useEntryWords = () => {
  const translate = useTranslate();
  const { timeZone, locale } = useStoreSettings();
  return useMemo(() => {
    const instant = dateFormat(locale, {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    const day = dateFormat(locale, { timeZone, dateStyle: 'medium' });
    const weekday = dateFormat(locale, { weekday: 'short', timeZone: 'UTC' });
    const list = (words: readonly string[]) => words.join(translate('layout.listSeparator'));
    const hours = (all: readonly WeekHours[]) =>
      list(
        all.map(
          ({ weekdays, from, to }) =>
            `${[...weekdays]
              .sort((a, b) => a - b)
              .map((one) => weekday.format(MONDAY + (one - 1) * DAY_MS))
              .join('/')} ${clock(from)}–${clock(to)}`,
        ),
      );
    const isStart = (at: number) => isDayStart(at, timeZone);
    /** A period of whole days shows its first and last day. */
    const period = ({ startsAt, endsAt }: Span) => {
      const words = isStart(startsAt) && (endsAt === null || isStart(endsAt)) ? day : instant;
      if (endsAt === null)
        return translate('promotionCalendar.fromOn', { at: words.format(startsAt) });
      return words === day
        ? formatPeriod(dayOf(startsAt, timeZone), dayOf(endsAt, timeZone), locale)
        : formatRange(instant, { from: startsAt, to: endsAt }, locale);
    };
    return { hours, period };
  }, [translate, timeZone, locale]);
};
