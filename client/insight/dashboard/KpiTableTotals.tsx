import { Box, TableCell, TableFooter, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { KpiAnswer, Measure } from '#contract/insight/kpis';
import type { Sums } from '#contract/orders/sales';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ChangeText } from './ChangeText.tsx';
import { Coverage } from './Coverage.tsx';
import type { Asked } from './figures.ts';
import { useMeasureText } from './measures.ts';
import { daysWithoutRow, type Row } from './series.ts';

/** On a phone the change says enough of the period before. */
export const WIDE = { display: { xs: 'none', sm: 'table-cell' } } as const;

interface RowProps {
  name: string;
  now: ReactNode;
  comparedWith: ReactNode;
  before: ReactNode;
  change: ReactNode;
}

const TotalRow = ({ name, now, comparedWith, before, change }: RowProps) => (
  <TableRow sx={{ '& > *': { fontWeight: 600, color: 'text.primary', fontSize: 14 } }}>
    <TableCell component="th" scope="row">
      {name}
    </TableCell>
    <TableCell align="right">{now}</TableCell>
    <TableCell sx={WIDE}>{comparedWith}</TableCell>
    <TableCell align="right" sx={WIDE}>
      {before}
    </TableCell>
    <TableCell align="right">{change}</TableCell>
  </TableRow>
);

export interface KpiTableTotalsProps {
  measure: Measure;
  answer: KpiAnswer;
  asked: Asked;
  rows: readonly Row[];
}

/** The whole period; while it goes on also its days that have ended, from which the change is computed. */
export const KpiTableTotals = ({ measure, answer, asked, rows }: KpiTableTotalsProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const { locale } = useStoreSettings();
  const { total, previous, compared } = answer;
  const hasEnded = compared !== null && compared.now.to >= asked.to;
  const daysOf = ({ from, to }: { from: string; to: string }) => formatPeriod(from, to, locale);
  const figure = (sums: Sums) => (
    <>
      {text.of(measure, sums)}
      <Coverage text={text.coverage(measure, sums)} />
    </>
  );
  const left = daysWithoutRow(rows, answer);
  const days = new Intl.ListFormat(locale).format(left.map(daysOf));
  const change = compared && (
    <ChangeText measure={measure} now={compared.now} before={compared.before} />
  );
  return (
    <TableFooter>
      <TotalRow
        name={translate('dashboard.table.whole')}
        now={figure(total)}
        comparedWith={
          <>
            {daysOf(previous)}
            {left.length > 0 && (
              <Box sx={{ color: 'text.secondary', fontWeight: 400, fontSize: 12.5 }}>
                {translate('dashboard.table.withoutRow', { days })}
              </Box>
            )}
          </>
        }
        before={figure(previous)}
        change={hasEnded ? change : '–'}
      />
      {compared && !hasEnded && (
        <TotalRow
          name={translate('dashboard.table.ended', { period: daysOf(compared.now) })}
          now={figure(compared.now)}
          comparedWith={daysOf(compared.before)}
          before={figure(compared.before)}
          change={change}
        />
      )}
    </TableFooter>
  );
};
