/** What was measured for levels, in words. */
import { useTranslate } from 'react-admin';
import type { MeasuredCondition, MeasuredLevel } from '#contract/members/levels';
import { numberFormat } from '#shared/formatters';
import { formatDay } from '../../../ui/record/dayText.ts';
import { formatMoney } from '../../../ui/record/money.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { conditionText } from '../../shared/conditionText.ts';

export const useMeasuredWords = () => {
  const translate = useTranslate();
  const { locale, currency } = useStoreSettings();
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const count = (value: number) => numberFormat(locale).format(value);
  const say = (key: string, facts?: Record<string, unknown>) =>
    translate(`programme.summary.${key}`, facts);
  const figureOf = ({ metric }: Pick<MeasuredCondition, 'metric'>, value: number) =>
    (metric === 'netSpend' ? money : count)(value);
  const thresholdOf = ({ metric, window, needed }: MeasuredCondition) =>
    conditionText({ metric, window, threshold: needed }, { say, money, count });
  const conditionOf = (condition: MeasuredCondition) => {
    const { measured, missing, from, to } = condition;
    const key = missing === 0 ? 'met' : 'open';
    return translate(`members.levels.programme.${key}`, {
      condition: thresholdOf(condition),
      measured: figureOf(condition, measured),
      missing: figureOf(condition, missing),
      period: translate(`members.levels.programme.${from === null ? 'untilDay' : 'days'}`, {
        from: from && formatDay(from, locale),
        to: formatDay(to, locale),
      }),
    });
  };
  const hintOf = ({ match, conditions }: MeasuredLevel) =>
    conditions.length > 1 ? translate(`members.levels.programme.matches.${match}`) : null;
  return { conditionOf, thresholdOf, figureOf, hintOf };
};
