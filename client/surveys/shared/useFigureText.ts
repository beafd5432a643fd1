/** Figures of surveys in words: value, interval, number of answers, and how it changed. */
import { useTranslate } from 'react-admin';
import type { ChangeFigure, Figure } from '#contract/surveys/results';
import { DECIMALS, type Unit } from '#rules/surveys/results';
import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const hasPercent = (unit: Unit) => unit === 'share' || unit === 'rate';

export interface Past {
  before: Figure | null;
  /** In words. */
  months?: string;
}

export const useFigureText = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const plain = (value: number, unit: Unit) =>
    numberFormat(locale, {
      minimumFractionDigits: DECIMALS[unit],
      maximumFractionDigits: DECIMALS[unit],
    }).format(value / 10 ** DECIMALS[unit]);
  const value = (figure: Figure | null, unit: Unit) =>
    figure === null ? '–' : `${plain(figure.value, unit)}${hasPercent(unit) ? '%' : ''}`;
  const interval = (figure: Figure | null, unit: Unit) =>
    figure === null || figure.low === null || figure.high === null
      ? translate('surveyResults.noInterval')
      : translate('surveyResults.between', {
          low: plain(figure.low, unit),
          high: plain(figure.high, unit),
        });
  const p = (thousandths: number) =>
    thousandths === 0
      ? 'p < 0.001'
      : `p = ${numberFormat(locale, { minimumFractionDigits: 3 }).format(thousandths / 1000)}`;
  const verdictText = (changed: ChangeFigure | null, unit: Unit) => {
    if (changed === null) return translate('surveyResults.change.nothing');
    const { verdict, difference } = changed;
    if (verdict === 'few' || verdict === 'none')
      return translate(`surveyResults.change.${verdict}`);
    return translate(`surveyResults.change.${verdict}`, {
      points: plain(Math.abs(difference), unit),
      p: p(changed.p),
    });
  };
  /** With what it was before, where that is given. */
  const change = (changed: ChangeFigure | null, unit: Unit, past?: Past): string => {
    const said = verdictText(changed, unit);
    if (changed === null || !past?.before) return said;
    return translate(`surveyResults.change.${past.months === undefined ? 'from' : 'fromIn'}`, {
      change: said,
      value: value(past.before, unit),
      months: past.months,
    });
  };
  /** Hundredths, without decimals that say nothing. */
  const target = (hundredths: number, unit: Unit) =>
    `${numberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100)}${hasPercent(unit) ? '%' : ''}`;
  return { plain, value, interval, change, target };
};
