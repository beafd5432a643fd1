import { useMemo } from 'react';
import { DAY_MS } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { LANGUAGES } from '#shared/localization';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

interface Choice {
  id: string | number;
  name: string;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const MONDAY = Date.UTC(2024, 0, 1);

/** Choices of the settings form, named in the language of the screen. */
export const useChoices = () => {
  const { locale } = useStoreSettings();
  return useMemo(() => {
    const currencies = new Intl.DisplayNames(locale, { type: 'currency' });
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    const weekday = dateFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    const month = dateFormat(locale, { month: 'long', timeZone: 'UTC' });
    return {
      currencies: Intl.supportedValuesOf('currency').map((id): Choice => ({
        id,
        name: `${id} · ${currencies.of(id)}`,
      })),
      timeZones: Intl.supportedValuesOf('timeZone').map((id): Choice => ({
        id,
        name: id.replaceAll('_', ' '),
      })),
      languages: LANGUAGES.map((id): Choice => ({ id, name: languages.of(id) ?? id })),
      weekdays: numbers(7).map((id): Choice => ({
        id,
        name: weekday.format(MONDAY + (id - 1) * DAY_MS),
      })),
      months: numbers(12).map((id): Choice => ({
        id,
        name: month.format(Date.UTC(2024, id - 1, 1)),
      })),
    };
  }, [locale]);
};
