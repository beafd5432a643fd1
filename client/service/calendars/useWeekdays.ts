/** The days of the week by name, from the store's first one. */
import { DAY_MS } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const MONDAY = Date.UTC(2024, 0, 1);

export const useWeekdays = (weekday: 'long' | 'narrow') => {
  const { locale, weekStart } = useStoreSettings();
  const format = dateFormat(locale, { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => {
    const day = ((weekStart - 1 + index) % 7) + 1;
    return { weekday: day, name: format.format(MONDAY + (day - 1) * DAY_MS) };
  });
};
