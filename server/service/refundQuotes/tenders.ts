/** To which captured payments a refund goes back. Pure; amounts in minor units. */
import type { Tender } from '#contract/orders/payments';
import type { PlannedPayment, TenderLeft } from '#contract/service/refundQuotes';

/** Money that was captured, in the order of capture. */
export interface Captured {
  id: number | null;
  tender: Tender;
  amount: number;
}
/** What goes back of a captured payment by refunds made here, whether it has moved yet or not. */
export interface OwnRefund {
  paymentId: number | null;
  amount: number;
}
/** Money that the customer paid for the difference of an exchange. */
export interface DifferencePayment {
  id: number;
  capturedAt: number;
}

/** Stored value that the shop gave away goes back before money. */
const isPromotional = (tender: Tender): boolean => tender === 'storeCredit';

/** Promotional stored value first, then as it was captured. */
const inRefundOrder = <P extends { tender: Tender }>(payments: readonly P[]): P[] => [
  ...payments.filter(({ tender }) => isPromotional(tender)),
  ...payments.filter(({ tender }) => !isPromotional(tender)),
];

/**
 * What is left of each captured payment, in the order in which it goes back. What the store refunded itself names no
 * payment: it is taken from them in the same order, after what was refunded here.
 */
export const tendersLeft = (
  captured: readonly Captured[],
  own: readonly OwnRefund[],
  refundedByStore: number,
): TenderLeft[] => {
  let rest = refundedByStore;
  return inRefundOrder(captured).map(({ id, tender, amount }) => {
    const mine = own.reduce((sum, one) => sum + (one.paymentId === id ? one.amount : 0), 0);
    const byStore = Math.min(rest, Math.max(0, amount - mine));
    rest -= byStore;
    const refunded = mine + byStore;
    return {
      paymentId: id,
      tender,
      captured: amount,
      refunded,
      left: Math.max(0, amount - refunded),
    };
  });
};

/** What can go back in all. */
export const capOf = (tenders: readonly TenderLeft[]): number =>
  tenders.reduce((sum, { left }) => sum + left, 0);

/** What was paid for the difference of an exchange goes back first, of that the newest first; the rest in its own order. */
const differenceFirst = (
  tenders: readonly TenderLeft[],
  difference: readonly DifferencePayment[],
): TenderLeft[] => {
  const newest = difference.toSorted((a, b) => b.capturedAt - a.capturedAt || b.id - a.id);
  const placeOf = ({ paymentId }: TenderLeft): number => {
    const place = newest.findIndex(({ id }) => id === paymentId);
    return place < 0 ? newest.length : place;
  };
  return tenders.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/**
 * The payments of a refund. What is more than is left has none: the caller refuses it. A payout goes by the tender by
 * which the customer paid last of what is money.
 */
export const planPayments = (
  tenders: readonly TenderLeft[],
  amount: number,
  payout: number,
  difference: readonly DifferencePayment[] = [],
): PlannedPayment[] => {
  let rest = amount;
  const planned = differenceFirst(tenders, difference).flatMap(
    ({ paymentId, tender, left }): PlannedPayment[] => {
      const part = Math.min(rest, left);
      rest -= part;
      return part > 0 ? [{ paymentId, tender, amount: part, isPayout: false }] : [];
    },
  );
  if (payout === 0) return planned;
  const by = tenders.findLast(({ tender }) => !isPromotional(tender)) ?? tenders.at(-1);
  return [
    ...planned,
    {
      paymentId: by?.paymentId ?? null,
      tender: by?.tender ?? 'other',
      amount: payout,
      isPayout: true,
    },
  ];
};
