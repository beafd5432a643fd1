/** How much of what was sold in the period has come back since, and why, by category. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReasonUnits, ReturnReport, ReturnRow } from '#contract/insight/serviceInsight';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useShare } from '../../ui/record/share.ts';
import { csvOf } from '../../ui/csv.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { Behind } from './Behind.tsx';
import { ProposeAction } from './ProposeAction.tsx';
import { useServiceReport } from './useServiceReport.ts';

const MOST_REASONS = 3;
const HEAD = ['category', 'returnRate', 'before', 'returnedUnits', 'sold', 'reasons'] as const;

const useTexts = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const toShare = useShare();
  const toCount = useCount();
  const reasonName = ({ names }: Pick<ReasonUnits, 'names'>) =>
    toText(names) || translate('serviceInsight.noReason');
  return {
    category: ({ names }: ReturnRow) => toText(names) || translate('serviceInsight.noCategory'),
    rate: (row: { sold: number; returned: number } | null) =>
      row ? toShare(row.returned, row.sold) : '–',
    reasonName,
    reason: (reason: ReasonUnits) => `${reasonName(reason)} ${toCount(reason.units)}`,
  };
};

const Report = ({ report }: { report: ReturnReport & { all: object } }) => {
  const translate = useTranslate();
  const toCount = useCount();
  const texts = useTexts();
  const { from, to, opens, ends, rows, all, unplaced } = report;
  const sale = { soldOn_gte: from, soldOn_lt: to };
  return (
    <>
      <FigureTable
        label={translate('serviceInsight.returnTitle')}
        head={HEAD.map((column) => translate(`serviceInsight.head.${column}`))}
        lines={rows.map((row) => ({
          key: String(row.categoryId),
          name: texts.category(row),
          cells: [
            texts.rate(row),
            texts.rate(row.before),
            row.categoryId === null ? (
              toCount(row.returned)
            ) : (
              <Behind
                key="returned"
                resource="returns"
                count={row.returned}
                filter={{ ...sale, categoryId: row.categoryId }}
              />
            ),
            toCount(row.sold),
            row.reasons.slice(0, MOST_REASONS).map((reason) => (
              <div key={reason.reasonId ?? 'none'}>
                {texts.reason(reason)}
                <ProposeAction
                  name={translate('serviceInsight.figures.returns', {
                    category: texts.category(row),
                    reason: texts.reasonName(reason),
                  })}
                  figure={{
                    of: 'returns',
                    categoryId: row.categoryId,
                    reasonId: reason.reasonId,
                    from,
                    to,
                  }}
                />
              </div>
            )),
          ],
        }))}
        sums={[
          {
            key: 'all',
            name: translate('serviceInsight.allCategories'),
            cells: [
              texts.rate(all),
              texts.rate(all.before),
              <Behind key="all" resource="returns" count={all.returned} filter={sale} />,
              toCount(all.sold),
              '',
            ],
          },
        ]}
      />
      {unplaced > 0 && (
        <Box sx={{ mt: 1 }}>
          {translate('serviceInsight.unplaced')}
          {translate('layout.labelSeparator')}
          <Behind
            resource="returns"
            count={unplaced}
            filter={{ orderId: null, returnedAt_gte: opens, returnedAt_lt: ends }}
          />
        </Box>
      )}
    </>
  );
};

const hasSales = (report: ReturnReport): report is ReturnReport & { all: object } =>
  report.all !== null;

export const ReturnSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const texts = useTexts();
  const query = useServiceReport<ReturnReport>('returns', asked);
  const { data } = query;
  const csv = ({ rows }: ReturnReport) =>
    csvOf([
      HEAD.map((column) => translate(`serviceInsight.head.${column}`)),
      ...rows.map((row) => [
        texts.category(row),
        texts.rate(row),
        texts.rate(row.before),
        String(row.returned),
        String(row.sold),
        row.reasons.map(texts.reason).join(translate('layout.partSeparator')),
      ]),
    ]);
  return (
    <Section
      title="serviceInsight.returnTitle"
      help="serviceInsight.returnHelp"
      actions={
        data &&
        hasSales(data) && (
          <FigureVerbs
            fileName={`return-rates-${addDays(asked.to, -1)}.csv`}
            csv={() => csv(data)}
          />
        )
      }
    >
      {!data && <Loading query={query} height={300} />}
      {data && !hasSales(data) && <Typography>{translate('serviceInsight.noSales')}</Typography>}
      {data && hasSales(data) && <Report report={data} />}
    </Section>
  );
};
