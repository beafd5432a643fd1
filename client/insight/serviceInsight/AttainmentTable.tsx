/** Which service targets were met, of all tickets, by type and by level of member. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AttainmentRow, PeriodFigures } from '#contract/insight/serviceInsight';
import { clocksWithin } from '#rules/insight/serviceInsight';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { Behind } from './Behind.tsx';
import { ATTAINMENT_HEAD, useAttained, useRowName } from './useAttainment.ts';

const filterOf = ({ by, key }: AttainmentRow): object =>
  by === 'all' ? {} : { [by === 'type' ? 'type' : 'level']: key };

export interface AttainmentTableProps {
  period: PeriodFigures;
  before: PeriodFigures | null;
}

export const AttainmentTable = ({ period, before }: AttainmentTableProps) => {
  const translate = useTranslate();
  const nameOf = useRowName();
  const attained = useAttained();
  if (period.attainment.length === 0)
    return <Typography>{translate('serviceInsight.noClocks')}</Typography>;
  return (
    <FigureTable
      label={translate('serviceInsight.attainmentTitle')}
      head={ATTAINMENT_HEAD.map((column) => translate(`serviceInsight.head.${column}`))}
      lines={period.attainment.map((row) => {
        const filter = { ...clocksWithin(period), ...filterOf(row) };
        return {
          key: JSON.stringify([row.by, row.key, row.metric]),
          name: nameOf(row),
          isStrong: row.by === 'all',
          cells: [
            translate(`clocks.metrics.${row.metric}`),
            ...attained(row, before),
            <Behind
              key="met"
              resource="tickets"
              count={row.met}
              filter={{ metClock: row.metric, ...filter }}
            />,
            <Behind
              key="missed"
              resource="tickets"
              count={row.missed}
              filter={{ missedClock: row.metric, ...filter }}
            />,
          ],
        };
      })}
    />
  );
};
