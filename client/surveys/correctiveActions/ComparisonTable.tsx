/** A figure before and after a change, with what chance alone could do, in words. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Figure } from '#contract/surveys/results';
import type { Comparison, Days } from '#contract/surveys/verification';
import { useCount } from '../../ui/list/useCount.ts';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useFigureText } from '../shared/useFigureText.ts';

const HEAD = ['days', 'period', 'value', 'interval', 'n'] as const;

/** How often chance alone would show as much: once in so many comparisons. */
const useChance = () => {
  const translate = useTranslate();
  const count = useCount();
  return (thousandths: number): string =>
    thousandths === 0
      ? translate('correctiveActions.chanceRare')
      : translate('correctiveActions.chance', { of: count(Math.round(1000 / thousandths)) });
};

export const ComparisonTable = ({
  comparison,
  label,
}: {
  comparison: Comparison;
  label: string;
}) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const chance = useChance();
  const { locale } = useStoreSettings();
  const { unit, before, after, valueBefore, valueAfter, change } = comparison;
  const line = (key: 'before' | 'after', { from, to }: Days, figure: Figure | null) => ({
    key,
    name: translate(`correctiveActions.${key}`),
    cells: [
      formatPeriod(from, to, locale),
      text.value(figure, unit),
      text.interval(figure, unit),
      figure === null ? '–' : count(figure.n),
    ],
  });
  return (
    <>
      <FigureTable
        label={label}
        head={HEAD.map((column) => translate(`correctiveActions.head.${column}`))}
        lines={[line('before', before, valueBefore), line('after', after, valueAfter)]}
      />
      {change && change.verdict !== 'few' && (
        <Typography sx={{ mt: 1 }}>
          {text.change(change, unit)}
          {translate('layout.partSeparator')}
          {chance(change.p)}
        </Typography>
      )}
    </>
  );
};
