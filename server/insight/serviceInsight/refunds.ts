/** What refunds of a period gave back, to whose account, and how long customers waited for their money. */
import type { RefundFigures, RefundReport, RefundSum } from '#contract/insight/serviceInsight';
import {
  DECIDED_RESPONSIBILITIES,
  type DecidedResponsibility,
} from '#contract/orders/responsibilities';
import type { RefundKind } from '#contract/service/refunds';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { numbersOf } from './numbers.ts';
import { spreadOf } from './rules.ts';
import { instantsOf, type Spans } from './span.ts';

const firstRefund = statement<{ at: number | null }>('select min(created_at) as at from refunds');
/** They count when all of their money has moved. */
const succeeded = statement<{
  kind: RefundKind;
  responsibility: DecidedResponsibility;
  refunds: number;
  amount: number;
  took: string;
}>(
  `select r.kind as kind, r.responsibility as responsibility, count(*) as refunds, sum(r.total) as amount,
     string_agg(cast(r.succeeded_at - r.created_at as text), ',') as took
   from refunds r where r.state = 'succeeded' and r.succeeded_at >= ? and r.succeeded_at < ?
   group by r.kind, r.responsibility`,
);

const sumOf = (rows: readonly RefundSum[]): RefundSum => ({
  refunds: rows.reduce((sum, { refunds }) => sum + refunds, 0),
  amount: rows.reduce((sum, { amount }) => sum + amount, 0),
});

const loadFigures = async (
  db: Db,
  { opens, ends }: { opens: number; ends: number },
): Promise<RefundFigures> => {
  const rows = (await succeeded(db, opens, ends)).map((row) => ({
    ...row,
    refunds: Number(row.refunds),
    amount: Number(row.amount),
  }));
  return {
    opens,
    ends,
    all: sumOf(rows),
    cycle: spreadOf(numbersOf(rows.map(({ took }) => took).join(','))),
    goodwill: sumOf(rows.filter(({ kind }) => kind === 'goodwill')),
    byResponsibility: DECIDED_RESPONSIBILITIES.map((responsibility) => ({
      responsibility,
      ...sumOf(rows.filter((row) => row.responsibility === responsibility)),
    })),
  };
};

export const reportRefunds = async (
  db: Db,
  { reading, period, before }: Spans,
): Promise<RefundReport> => {
  const { opens, ends, timeZone } = reading;
  const [first] = await firstRefund(db);
  const refundsFrom = first?.at == null ? null : Number(first.at);
  const isKnown = period !== null && refundsFrom !== null && refundsFrom < ends;
  const spanBefore = before && instantsOf(before, timeZone);
  const isComparable = isKnown && spanBefore !== null && refundsFrom <= spanBefore.opens;
  return {
    ...reading,
    refundsFrom,
    period: isKnown ? await loadFigures(db, { opens, ends }) : null,
    before: isComparable ? await loadFigures(db, spanBefore) : null,
  };
};
