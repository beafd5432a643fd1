/** Complaints of the period by the root cause that was found. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ComplaintCause, PeriodFigures } from '#contract/insight/serviceInsight';
import { causeFilter } from '#rules/insight/serviceInsight';
import { csvOf } from '../../ui/csv.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import type { Period } from '../shared/ranges.ts';
import { Behind } from './Behind.tsx';
import { ProposeAction } from './ProposeAction.tsx';

const HEAD = ['cause', 'complaints', 'before'] as const;
const countOf = (before: PeriodFigures | null, { rootCauseId }: ComplaintCause) =>
  before && (before.causes.find((one) => one.rootCauseId === rootCauseId)?.complaints ?? 0);

export const useCauseCsv = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return (period: PeriodFigures, before: PeriodFigures | null): string =>
    csvOf([
      HEAD.map((column) => translate(`serviceInsight.head.${column}`)),
      ...period.causes.map((cause) => [
        toText(cause.names),
        String(cause.complaints),
        String(countOf(before, cause) ?? '–'),
      ]),
    ]);
};

export interface CauseTableProps {
  asked: Period;
  period: PeriodFigures;
  before: PeriodFigures | null;
}

export const CauseTable = ({ asked: { from, to }, period, before }: CauseTableProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const toCount = useCount();
  if (period.causes.length === 0)
    return <Typography>{translate('serviceInsight.noCauses')}</Typography>;
  return (
    <FigureTable
      label={translate('serviceInsight.causesTitle')}
      head={HEAD.map((column) => translate(`serviceInsight.head.${column}`))}
      lines={period.causes.map((cause) => {
        const { rootCauseId, names, complaints } = cause;
        const earlier = countOf(before, cause);
        return {
          key: String(rootCauseId),
          name: toText(names),
          cells: [
            <span key="n">
              <Behind
                resource="tickets"
                count={complaints}
                filter={causeFilter(period, rootCauseId)}
              />
              <ProposeAction
                name={translate('serviceInsight.figures.complaints', { cause: toText(names) })}
                figure={{ of: 'complaints', rootCauseId, from, to }}
              />
            </span>,
            earlier === null ? '–' : toCount(earlier),
          ],
        };
      })}
    />
  );
};
