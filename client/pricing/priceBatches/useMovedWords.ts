import { useTranslate } from 'react-admin';
import type { MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { dateFormat } from '#shared/formatters';
import { useCount } from '../../ui/list/useCount.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** How many new prices were computed from figures that have changed, and which; nothing where none has. */
export const useMovedWords = () => {
  const translate = useTranslate();
  const count = useCount();
  const { locale, timeZone } = useStoreSettings();
  return (moved: MovedSince | undefined): string[] => {
    if (!moved || moved.total === 0) return [];
    const { since, total, prices, costs, floors } = moved;
    const when =
      since === null
        ? null
        : dateFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(since);
    return [
      when === null
        ? translate('priceBatches.moved.sinceThen', { smart_count: total })
        : translate('priceBatches.moved.since', { smart_count: total, since: when }),
      translate('priceBatches.moved.kinds', {
        prices: count(prices),
        costs: count(costs),
        floors: count(floors),
      }),
    ];
  };
};
