/** The figures of the tickets of a period as lines: times, shares and complaints. */
import { useTranslate } from 'react-admin';
import {
  type PeriodFigures,
  SHARES,
  type Spread,
  type Wait,
  WAITS,
} from '#contract/insight/serviceInsight';
import {
  complaintFilter,
  complaintRate,
  openedFilter,
  resolvedFilter,
  shareFilters,
  waitFilter,
} from '#rules/insight/serviceInsight';
import { MINUTE_MS } from '#shared/days';
import { numberFormat } from '#shared/formatters';
import { useDuration as useBusinessDuration } from '../../service/shared/useDuration.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useShare } from '../../ui/record/share.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useDuration } from '../shared/useDuration.ts';
import { Behind } from './Behind.tsx';
import type { FigureText } from './FigureLines.tsx';

const SPREADS = ['median', 'p90'] as const;
const MEASURES = ['elapsed', 'business'] as const;

/** Lines of the figures of a period and of those before, which may be unknown. */
type Lines = (now: PeriodFigures, before: PeriodFigures | null) => FigureText[];

const useText = () => {
  const translate = useTranslate();
  return (key: string) => translate(`serviceInsight.${key}`);
};

const useCountLines = (): Lines => {
  const text = useText();
  const toCount = useCount();
  return (now, before) =>
    (['opened', 'resolved'] as const).map((key) => ({
      key,
      name: text(`counts.${key}`),
      formula: text(`countFormulas.${key}`),
      now: toCount(now[key]),
      before: toCount(before?.[key]),
      n: String(now[key]),
      behind: (
        <Behind
          resource="tickets"
          count={now[key]}
          filter={key === 'opened' ? openedFilter(now) : resolvedFilter(now)}
        />
      ),
    }));
};

const useWaitLines = (): Lines => {
  const translate = useTranslate();
  const text = useText();
  const toCount = useCount();
  const elapsed = useDuration();
  const business = useBusinessDuration();
  const timeOf = (measure: (typeof MEASURES)[number], ms: number | null | undefined) => {
    if (ms === null || ms === undefined) return '–';
    return measure === 'elapsed' ? elapsed(ms) : business(ms / MINUTE_MS);
  };
  const line = (
    wait: Wait,
    [measure, spread]: readonly [(typeof MEASURES)[number], (typeof SPREADS)[number]],
    now: PeriodFigures,
    before: PeriodFigures | null,
  ): FigureText => {
    const found: Spread = now.waits[wait][measure];
    const { tickets } = now.waits[wait];
    return {
      key: `${wait}.${measure}.${spread}`,
      name: translate('serviceInsight.timeName', {
        wait: text(`waits.${wait}`),
        measure: text(`measures.${measure}`),
        spread: text(`spreads.${spread}`),
      }),
      ...(spread === 'median' && { formula: text(`waitFormulas.${wait}.${measure}`) }),
      now: timeOf(measure, found[spread]),
      before: timeOf(measure, before?.waits[wait][measure][spread]),
      n: String(found.n),
      behind:
        found.n === tickets ? (
          <Behind resource="tickets" count={tickets} filter={waitFilter(wait, now)} />
        ) : (
          translate('serviceInsight.ofTickets', { n: toCount(found.n), tickets: toCount(tickets) })
        ),
    };
  };
  return (now, before) =>
    WAITS.flatMap((wait) =>
      MEASURES.flatMap((measure) =>
        SPREADS.map((spread) => line(wait, [measure, spread], now, before)),
      ),
    );
};

const useShareLines = (): Lines => {
  const text = useText();
  const toShare = useShare();
  return (now, before) =>
    SHARES.map((share) => {
      const { part, whole } = now.shares[share];
      const filters = shareFilters(share, now);
      const then = before?.shares[share];
      return {
        key: share,
        name: text(`shares.${share}`),
        formula: text(`shareFormulas.${share}`),
        now: toShare(part, whole),
        before: then ? toShare(then.part, then.whole) : '–',
        n: `${part} / ${whole}`,
        behind: (
          <>
            <Behind resource="tickets" count={part} filter={filters.part} /> /{' '}
            <Behind resource="tickets" count={whole} filter={filters.whole} />
          </>
        ),
      };
    });
};

const useComplaintLines = (): Lines => {
  const text = useText();
  const toCount = useCount();
  const { locale } = useStoreSettings();
  const tenths = numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rateOf = (figures: PeriodFigures | null) => {
    const rate = figures && complaintRate(figures.complaints, figures.orders);
    return rate === null ? '–' : tenths.format(rate / 10);
  };
  return (now, before) => [
    {
      key: 'complaints',
      name: text('complaints'),
      formula: text(now.orders === null ? 'complaintsUnknown' : 'complaintFormula'),
      now: rateOf(now),
      before: rateOf(before),
      n: `${now.complaints} / ${now.orders ?? '–'}`,
      behind: (
        <>
          <Behind resource="tickets" count={now.complaints} filter={complaintFilter(now)} /> /{' '}
          {toCount(now.orders)}
        </>
      ),
    },
  ];
};

export const useServiceLines = (): Lines => {
  const parts = [useCountLines(), useWaitLines(), useShareLines(), useComplaintLines()];
  return (now, before) => parts.flatMap((linesOf) => linesOf(now, before));
};
