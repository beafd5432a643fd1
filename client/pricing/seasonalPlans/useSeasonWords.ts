/** Seasons in words: their days, and what they do to prices. */
import { useTranslate } from 'react-admin';
import type { PriceFormula } from '#contract/pricing/priceBatches';
import { useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { methodOf, UNIT } from './formula.ts';

export const useFormulaWords = () => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  return (formula: PriceFormula): string => {
    const { method, figure } = methodOf(formula);
    if ((method === 'lowest' || method === 'average') && figure === 0)
      return translate(`seasonalPlans.methods.${method}`);
    const value =
      UNIT[method] === 'amount'
        ? money(figure)
        : rate(figure, { signed: method === 'lowest' || method === 'average' });
    return translate(`seasonalPlans.words.${method}`, { value });
  };
};

/** "20 Dec – 5 Jan" */
export const useDaysWords = () => {
  const { locale } = useStoreSettings();
  return (firstDay: string, lastDay: string): string => {
    const short = (day: string) => formatDay(day, locale, { day: 'numeric', month: 'short' });
    return firstDay === lastDay ? short(firstDay) : `${short(firstDay)} – ${short(lastDay)}`;
  };
};
