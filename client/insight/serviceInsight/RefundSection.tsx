/** What refunds gave back, to whose account, and how long customers waited for their money. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RefundFigures, RefundReport, RefundSum } from '#contract/insight/serviceInsight';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useDuration } from '../shared/useDuration.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { Behind } from './Behind.tsx';
import { Compared } from './Compared.tsx';
import { linesCsv } from './csv.ts';
import { figureHead, FigureLines, type FigureText } from './FigureLines.tsx';
import { useServiceReport } from './useServiceReport.ts';

const useRefundLines = () => {
  const translate = useTranslate();
  const money = useMoney();
  const duration = useDuration();
  const text = (key: string) => translate(`serviceInsight.refunds.${key}`);
  const time = (ms: number | null | undefined) => (ms == null ? '–' : duration(ms));
  return (now: RefundFigures, before: RefundFigures | null): FigureText[] => {
    const succeeded = {
      state: 'succeeded',
      succeededAt_gte: now.opens,
      succeededAt_lt: now.ends,
    };
    const behind = (refunds: number, filter: object = {}) => ({
      n: String(refunds),
      behind: <Behind resource="refunds" count={refunds} filter={{ ...succeeded, ...filter }} />,
    });
    const sumLine = (
      key: string,
      [name, sum, then]: readonly [string, RefundSum, RefundSum | undefined],
      filter: object,
    ): FigureText => ({
      key,
      name,
      now: money(sum.amount),
      before: then ? money(then.amount) : '–',
      ...behind(sum.refunds, filter),
    });
    return [
      ...(['median', 'p90'] as const).map((spread) => ({
        key: spread,
        name: text(`cycle.${spread}`),
        ...(spread === 'median' && { formula: text('cycleFormula') }),
        now: time(now.cycle[spread]),
        before: time(before?.cycle[spread]),
        ...behind(now.cycle.n),
      })),
      {
        ...sumLine('all', [text('all'), now.all, before?.all], {}),
        formula: text('allFormula'),
      },
      ...now.byResponsibility.map((sum) =>
        sumLine(
          sum.responsibility,
          [
            `${text('fault')}${translate('layout.labelSeparator')}${translate(`refunds.responsibilities.${sum.responsibility}`)}`,
            sum,
            before?.byResponsibility.find((one) => one.responsibility === sum.responsibility),
          ],
          { responsibility: sum.responsibility },
        ),
      ),
      {
        ...sumLine('goodwill', [text('goodwill'), now.goodwill, before?.goodwill], {
          kind: 'goodwill',
        }),
        formula: text('goodwillFormula'),
      },
    ];
  };
};

export const RefundSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const linesOf = useRefundLines();
  const query = useServiceReport<RefundReport>('refunds', asked);
  const { data } = query;
  const lines = data?.period ? linesOf(data.period, data.before) : null;
  return (
    <Section
      title="serviceInsight.refundTitle"
      actions={
        lines && (
          <FigureVerbs
            fileName={`refunds-${addDays(asked.to, -1)}.csv`}
            csv={() => linesCsv(figureHead(translate), lines)}
          />
        )
      }
    >
      {!data && <Loading query={query} height={300} />}
      {data && !lines && <Typography>{translate('serviceInsight.noRefunds')}</Typography>}
      {data && lines && (
        <>
          <FigureLines label={translate('serviceInsight.refundTitle')} lines={lines} />
          <Compared report={data} before={data.before} />
        </>
      )}
    </Section>
  );
};
