import { useTranslate } from 'react-admin';
import type { AttainmentRow, PeriodFigures } from '#contract/insight/serviceInsight';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useShare } from '../../ui/record/share.ts';
import { csvOf } from '../../ui/csv.ts';

export const ATTAINMENT_HEAD = ['who', 'clock', 'attainment', 'before', 'met', 'missed'] as const;

/** What a row is about: all tickets, a type, or a level of members. */
export const useRowName = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return ({ by, key }: AttainmentRow): string => {
    if (by === 'all') return translate('serviceInsight.allTickets');
    if (by === 'type') return translate(`tickets.types.${key}`);
    return key === null ? translate('serviceInsight.noLevel') : nameOf('levels', key);
  };
};

/** The share that was met in the period and in the one before, as texts. */
export const useAttained = () => {
  const toShare = useShare();
  return (row: AttainmentRow, before: PeriodFigures | null): readonly [string, string] => {
    const then = before?.attainment.find(
      ({ by, key, metric }) => by === row.by && key === row.key && metric === row.metric,
    );
    return [
      toShare(row.met, row.met + row.missed),
      then ? toShare(then.met, then.met + then.missed) : '–',
    ];
  };
};

export const useAttainmentCsv = () => {
  const translate = useTranslate();
  const nameOf = useRowName();
  const attained = useAttained();
  return (period: PeriodFigures, before: PeriodFigures | null): string =>
    csvOf([
      ATTAINMENT_HEAD.map((column) => translate(`serviceInsight.head.${column}`)),
      ...period.attainment.map((row) => [
        nameOf(row),
        translate(`clocks.metrics.${row.metric}`),
        ...attained(row, before),
        String(row.met),
        String(row.missed),
      ]),
    ]);
};
