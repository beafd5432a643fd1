/** Which service targets were met, of all tickets, by type and by level of member. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AttainmentRow, PeriodFigures } from '#contract/insight/serviceInsight';
import { clocksWithin } from '#rules/insight/serviceInsight';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import type { Period } from '../shared/ranges.ts';
import { Behind } from './Behind.tsx';
import { ProposeAction } from './ProposeAction.tsx';
import { ATTAINMENT_HEAD, useAttained, useRowName } from './useAttainment.ts';

const filterOf = ({ by, key }: AttainmentRow): object =>
  by === 'all' ? {} : { [by === 'type' ? 'type' : 'level']: key };

export interface AttainmentTableProps {
  asked: Period;
  period: PeriodFigures;
  before: PeriodFigures | null;
}

export const AttainmentTable = ({ asked: { from, to }, period, before }: AttainmentTableProps) => {
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
            <span key="missed">
              <Behind
                resource="tickets"
                count={row.missed}
                filter={{ missedClock: row.metric, ...filter }}
              />
              {row.missed > 0 && (
                <ProposeAction
                  name={translate('serviceInsight.figures.targets', {
                    metric: translate(`clocks.metrics.${row.metric}`),
                    who: nameOf(row),
                  })}
                  figure={{ of: 'targets', metric: row.metric, by: row.by, key: row.key, from, to }}
                />
              )}
            </span>,
          ],
        };
      })}
    />
  );
};
