/** What exchanges changed of what was paid for orders, as what orders earn asks: once the replacement is the customer's and money has moved. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { refunds } from '#db/schema/service/refunds';
import { groupBy } from '#shared/groupBy';
import type { ExchangedMoney } from '../../orders/earning/exchanged.ts';
import { toSettled } from './lines.ts';
import { loadRefundedApart, paymentsNaming } from './load.ts';
import { changesOf, countedPaid } from './rules.ts';

const replacedOf = prepared({ orderIds: many(cases.orderExternalId) }, (q, { orderIds }) =>
  q
    .select({
      caseId: cases.id,
      number: cases.number,
      orderExternalId: cases.orderExternalId,
      settledAt: exchanges.settledAt,
      shippedAt: exchanges.shippedAt,
      difference: exchanges.difference,
      waivedAt: exchanges.waivedAt,
      settledApart: exchanges.settledApart,
      refunded: refunds.total,
      refundState: refunds.state,
      refundedAt: refunds.succeededAt,
      lineNumber: exchangeLines.lineNumber,
      quantity: exchangeLines.quantity,
      share: exchangeLines.share,
      refundable: exchangeLines.refundable,
      price: exchangeLines.price,
    })
    .from(cases)
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .innerJoin(exchangeLines, eq(exchangeLines.caseId, cases.id))
    .leftJoin(refunds, eq(refunds.id, exchanges.refundId))
    .where(
      and(
        inArray(cases.orderExternalId, orderIds),
        isNotNull(exchanges.settledAt),
        isNotNull(exchanges.shippedAt),
        isNotNull(exchangeLines.quantity),
      ),
    )
    .orderBy(asc(exchanges.settledAt), asc(cases.id), asc(exchangeLines.lineNumber)),
);
type Replaced = Awaited<ReturnType<typeof replacedOf>>[number];

const isMoved = ({ amount }: { amount: number }): boolean => amount !== 0;

/** By the store's order ids. */
export const loadExchangedMoney = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ExchangedMoney[]>> => {
  const byCase = [...groupBy(await replacedOf(tx, { orderIds }), ({ caseId }) => caseId)];
  const found = new Map<string, ExchangedMoney[]>();
  if (byCase.length === 0) return found;
  const firsts = byCase.flatMap(([, [first]]) => first ?? []);
  const payments = await paymentsNaming(tx, { numbers: firsts.map(({ number }) => number) });
  const apart = await loadRefundedApart(
    tx,
    firsts.map(({ caseId }) => caseId),
  );
  const toMoney = (first: Replaced, lines: readonly Replaced[]): ExchangedMoney => {
    const { caseId, number, settledApart, refundState, refundedAt, shippedAt } = first;
    const own = payments.filter((one) => one.number === number);
    const paid = countedPaid(first, own, settledApart + (apart.get(caseId) ?? 0));
    const refunded = refundState === 'succeeded' ? (first.refunded ?? 0) : 0;
    return {
      number,
      at: refundedAt ?? shippedAt ?? 0,
      lines: changesOf(lines.map(toSettled), { paid, refunded }).filter(isMoved),
    };
  };
  for (const [, lines] of byCase) {
    const [first] = lines;
    if (!first) continue;
    // Until the money has gone back, nothing of what it earned does.
    const isWaiting = (first.difference ?? 0) < 0 && first.refundState !== 'succeeded';
    const money = toMoney(first, lines);
    if (isWaiting || money.lines.length === 0) continue;
    const orderId = first.orderExternalId ?? '';
    found.set(orderId, [...(found.get(orderId) ?? []), money]);
  }
  return found;
};
