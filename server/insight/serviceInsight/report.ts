/** How long customers waited in a period and what came of their tickets, beside the period before. */
import type { ProgrammePeriod } from '#contract/insight/programme';
import { type PeriodFigures, type ServiceReport } from '#contract/insight/serviceInsight';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { loadSpan } from '../../orders/sales/span.ts';
import { loadAttainment } from './attainment.ts';
import { loadComplaintCauses } from './complaintCauses.ts';
import { type Counting, countAmong } from './counted.ts';
import { complaintFilter, openedFilter, shareFilters } from './rules.ts';
import { instantsOf, type Spans } from './span.ts';
import { loadWait } from './waits.ts';

const firstTicket = statement<{ at: number | null }>('select min(opened_at) as at from tickets');
const ordersWithin = statement<{ orders: number | null }>(
  `select sum(orders) as orders from sales_days where channel = '' and category_id = 0 and day >= ? and day < ?`,
);

/** Null where orders may be missing. */
const loadOrders = async (db: Db, { from, to }: ProgrammePeriod): Promise<number | null> => {
  const { dataFrom } = await loadSpan(db);
  if (dataFrom === null || from < dataFrom) return null;
  const [row] = await ordersWithin(db, from, to);
  return Number(row?.orders ?? 0);
};

const loadFigures = async (
  counting: Counting,
  days: ProgrammePeriod,
  span: { opens: number; ends: number },
): Promise<PeriodFigures> => {
  const { db } = counting;
  const opened = openedFilter(span);
  const [reopened, firstContact] = [
    shareFilters('reopened', span),
    shareFilters('firstContact', span),
  ];
  const counts = await countAmong(counting, opened, {
    complaints: complaintFilter(span),
    reopened: reopened.part,
    resolvedOnce: reopened.whole,
    firstContact: firstContact.part,
    resolvedSince: firstContact.whole,
  });
  const waits = {
    firstResponse: await loadWait(db, 'firstResponse', span),
    resolution: await loadWait(db, 'resolution', span),
  };
  return {
    ...span,
    opened: counts.all,
    resolved: waits.resolution.tickets,
    waits,
    shares: {
      reopened: { part: counts.reopened, whole: counts.resolvedOnce },
      firstContact: { part: counts.firstContact, whole: counts.resolvedSince },
    },
    complaints: counts.complaints,
    orders: await loadOrders(db, days),
    causes: await loadComplaintCauses(counting, span),
    attainment: await loadAttainment(db, span),
  };
};

export const reportService = async (
  counting: Counting,
  { reading, period, before }: Spans,
): Promise<ServiceReport> => {
  const { opens, ends, timeZone } = reading;
  const [first] = await firstTicket(counting.db);
  const ticketsFrom = first?.at == null ? null : Number(first.at);
  const isKnown = period !== null && ticketsFrom !== null && ticketsFrom < ends;
  const spanBefore = before && instantsOf(before, timeZone);
  const isComparable = isKnown && spanBefore !== null && ticketsFrom <= spanBefore.opens;
  return {
    ...reading,
    ticketsFrom,
    period: isKnown ? await loadFigures(counting, period, { opens, ends }) : null,
    before:
      isComparable && before !== null ? await loadFigures(counting, before, spanBefore) : null,
  };
};
