/** What the programme costs by level, beside the net revenue from members, with where each figure comes from. */
import { Alert, Box, Link, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useRouterProvider, useTranslate } from 'react-admin';
import { type CostFigures, type CostReport, COSTS } from '#contract/insight/costShare';
import { addCosts, costOf, NO_COSTS } from '#rules/insight/costShare';
import { shareOf } from '#shared/money';
import { numberFormat } from '#shared/formatters';
import { addDays } from '#shared/days';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { COST_SOURCES, costLink } from './costLinks.ts';
import { costsCsv } from './csv.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { ReadAt } from './ReadAt.tsx';
import { useReport } from './useReport.ts';

const COLUMNS = ['netRevenue', ...COSTS, 'cost', 'share', 'given'] as const;

/** `(amount, net revenue) => share`, with two decimals because programmes cost few percent. */
const useShare = () => {
  const { locale } = useStoreSettings();
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (amount: number, netRevenue: number) => {
    const share = shareOf(amount, netRevenue);
    return share === null ? '–' : format.format(share / 10_000);
  };
};

const useLevelName = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return (level: string | null) =>
    level === null ? translate('programmeInsight.levels.none') : nameOf('levels', level);
};

const worthOfAll = ({ rows, value }: CostReport) =>
  value === null ? null : rows.reduce((sum, { givenWorth }) => sum + (givenWorth ?? 0), 0);

/** What each figure counts; the name leads to its rows. */
const Sources = ({ report }: { report: CostReport }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  return (
    <Box component="ul" sx={{ mt: 1.5, mb: 0, pl: 2.5 }}>
      {COST_SOURCES.map((source) => (
        <li key={source}>
          <Link component={RouterLink} to={costLink(source, report)} underline="always">
            {translate(`programmeInsight.costs.${source}`)}
          </Link>{' '}
          {translate(`programmeInsight.costs.sources.${source}`)}
        </li>
      ))}
    </Box>
  );
};

/** Promotions of their own that only some levels get: beside the cost. */
const LevelPromotions = ({ promotions }: { promotions: CostReport['levelPromotions'] }) => {
  const translate = useTranslate();
  const money = useMoney();
  if (promotions.length === 0) return null;
  return (
    <Typography color="text.secondary" sx={{ mb: 1 }}>
      {translate('programmeInsight.costs.levelPromotions')}
      <Gap />
      {promotions.map(({ promotionId, name, amount }, index) => (
        <Fragment key={promotionId}>
          {index > 0 && ' · '}
          <RecordLink resource="promotions" id={promotionId} to="show">
            {name}
          </RecordLink>{' '}
          {money(amount)}
        </Fragment>
      ))}
    </Typography>
  );
};

const Notes = ({ report, gifts }: { report: CostReport; gifts: number }) => {
  const translate = useTranslate();
  const money = useMoney();
  const instant = useInstant();
  const { countedFrom, opens, guestSales, levelPromotions, value } = report;
  return (
    <>
      {countedFrom !== null && countedFrom > opens && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('programmeInsight.costs.since', { at: instant(countedFrom) })}
        </Alert>
      )}
      {gifts > 0 && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('programmeInsight.costs.giftsUnknown', { smart_count: gifts })}
        </Alert>
      )}
      {value === null && (
        <Typography sx={{ mb: 1 }}>{translate('programmeInsight.costs.noValue')}</Typography>
      )}
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {translate('programmeInsight.costs.guests', { amount: money(guestSales) })}
      </Typography>
      <LevelPromotions promotions={levelPromotions} />
    </>
  );
};

const Report = ({ report }: { report: CostReport }) => {
  const translate = useTranslate();
  const money = useMoney();
  const share = useShare();
  const nameOf = useLevelName();
  const all = report.rows.reduce<CostFigures>(addCosts, NO_COSTS);
  const cellsOf = (figures: CostFigures, givenWorth: number | null) => [
    money(figures.netRevenue),
    ...COSTS.map((cost) => money(figures.costs[cost])),
    money(costOf(figures)),
    share(costOf(figures), figures.netRevenue),
    money(givenWorth),
  ];
  return (
    <>
      <Typography variant="h3" component="p" sx={{ mb: 1 }}>
        {translate('programmeInsight.costs.answer', {
          cost: money(costOf(all)),
          share: share(costOf(all), all.netRevenue),
          sales: money(all.netRevenue),
        })}
      </Typography>
      <Notes report={report} gifts={all.gifts} />
      <FigureTable
        label={translate('programmeInsight.costs.title')}
        head={['level', ...COLUMNS].map((column) => translate(`programmeInsight.costs.${column}`))}
        lines={report.rows.map((row) => ({
          key: row.level ?? '',
          name: nameOf(row.level),
          cells: cellsOf(row, row.givenWorth),
        }))}
        sums={[
          {
            key: 'sum',
            name: translate('programmeInsight.costs.all'),
            cells: cellsOf(all, worthOfAll(report)),
          },
        ]}
      />
      <Sources report={report} />
    </>
  );
};

/** Why nothing is known of the period. */
const Unknown = ({ report: { programmeFrom, ordersFrom } }: { report: CostReport }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const { locale } = useStoreSettings();
  return (
    <Typography>
      {programmeFrom === null
        ? translate('programmeInsight.costs.noProgramme')
        : ordersFrom === null
          ? translate('programmeInsight.costs.noOrders')
          : translate('programmeInsight.costs.unknown', {
              programme: instant(programmeFrom),
              orders: formatDay(ordersFrom, locale),
            })}
    </Typography>
  );
};

export const CostSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const nameOf = useLevelName();
  const { decimals } = useStoreSettings();
  const query = useReport<CostReport>('costs', asked);
  const { data } = query;
  return (
    <Section
      title="programmeInsight.costs.title"
      help="programmeInsight.costs.help"
      actions={
        data && (
          <FigureVerbs
            fileName={`programme-costs-${asked.from}-${addDays(asked.to, -1)}.csv`}
            csv={() => costsCsv(data, decimals, nameOf, translate)}
          />
        )
      }
    >
      {data ? (
        <>
          {data.countedFrom === null ? <Unknown report={data} /> : <Report report={data} />}
          <ReadAt report={data} />
        </>
      ) : (
        <Loading query={query} height={320} />
      )}
    </Section>
  );
};
