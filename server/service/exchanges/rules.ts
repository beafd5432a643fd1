/** What an exchange comes to: the difference in price both ways, who pays it, and until when the replacement is kept back. Pure. */
import { ADVANCE_DAYS, DELIVERY_DAYS, HOLD_DAYS } from '#contract/service/exchanges';
import type { CaseStage } from '#contract/service/stages';
import { DAY_MS, endOfDays } from '#shared/days';
import { ENDED_WITHOUT } from '../stages/exchangeRefund.ts';

/** Units of a line that were accepted: what can be refunded for them, and what as many of the replacement cost. */
export interface ExchangedUnits {
  refundable: number;
  price: number;
}

/** Above zero the customer pays it, below zero it is refunded. */
export const differenceOf = (lines: readonly ExchangedUnits[]): number =>
  lines.reduce((sum, { price, refundable }) => sum + price - refundable, 0);

/** What the step that settles an exchange leads to. `wasShipped`: in advance. */
export const afterSettling = (
  difference: number,
  wasShipped: boolean,
): 'awaitPayment' | 'complete' | 'reserve' => {
  if (difference > 0) return 'awaitPayment';
  return wasShipped ? 'complete' : 'reserve';
};

const AS_REFUND: readonly CaseStage[] = [
  'convertedToRefund',
  'refundPending',
  'refunding',
  'refundFailed',
];
const WITHOUT: readonly CaseStage[] = [...ENDED_WITHOUT, 'sendingBack'];
/** Whether it goes on as a refund or ended as one. `isRefunded`: a refund of its goods was paid. */
export const becameRefund = (stage: CaseStage, isRefunded: boolean): boolean =>
  AS_REFUND.includes(stage) || (stage === 'completed' && isRefunded);
/** Whether it ends without a replacement and without a refund: nothing of a difference is to be paid. */
export const endsWithout = (stage: CaseStage): boolean => WITHOUT.includes(stage);

/** How far an exchange has come beside its replacement. */
export interface Progress {
  hasReceived: boolean;
  isInspected: boolean;
  isSettled: boolean;
  owed: number;
}
/** Where an exchange goes on whose replacement had left before the shop was asked not to send it. */
export const stageOnceSent = ({
  hasReceived,
  isInspected,
  isSettled,
  owed,
}: Progress): CaseStage => {
  if (isSettled) return owed > 0 ? 'awaitingPayment' : 'replacementShipped';
  if (isInspected) return 'inspected';
  return hasReceived ? 'received' : 'advanceShipped';
};

/** What is refunded once the replacement was sent. */
export const refundOf = (difference: number): number => Math.max(0, -difference);

const sumOf = (payments: readonly { amount: number }[]) =>
  payments.reduce((sum, { amount }) => sum + amount, 0);

/** What is still to be paid after these payments. `apart`: what of them went back by itself or was for something else. */
export const owedOf = (
  difference: number,
  payments: readonly { amount: number }[],
  apart = 0,
): number => Math.max(0, difference - Math.max(0, sumOf(payments) - apart));

/** What was paid beyond what was due, went back with a refund of the exchange, or was settled apart from it. */
export const extraOf = (
  payments: readonly { amount: number }[],
  { due, paidBack, apart }: { due: number; paidBack: number | null; apart: number },
): number => Math.max(0, sumOf(payments) - due - (paidBack ?? 0) - apart);

/**
 * When these payments had come to the difference, whatever the order in which they are told; null while they have not.
 * `apart`: as above.
 */
export const paidAt = (
  difference: number,
  payments: readonly { amount: number; capturedAt: number }[],
  apart = 0,
): number | null => {
  let sum = -apart;
  for (const { amount, capturedAt } of payments.toSorted((a, b) => a.capturedAt - b.capturedAt)) {
    sum += amount;
    if (sum >= difference) return capturedAt;
  }
  return null;
};

export const heldUntil = (approvedAt: number, timeZone: string): number =>
  endOfDays(approvedAt, HOLD_DAYS, timeZone);
/** From when on a replacement that was sent counts as received. */
export const receivedAt = (shippedAt: number): number => shippedAt + DELIVERY_DAYS * DAY_MS;
/** From when on goods that never came back may be closed as a sale. */
export const advanceUntil = (shippedAt: number): number => shippedAt + ADVANCE_DAYS * DAY_MS;

/** Units of a replacement that some exchange needs and that have not left yet. */
export interface Kept {
  quantity: number;
  heldUntil: number | null;
  /** From the reservation on they are kept whatever time it is. */
  isReserved: boolean;
}
const isKept = ({ heldUntil: until, isReserved }: Kept, now: number): boolean =>
  isReserved || (until !== null && now < until);

/** What is left of what the shop counted; null where it never counted these goods. */
export const availableUnits = (
  counted: number | null,
  kept: readonly Kept[],
  now: number,
): number | null =>
  counted === null
    ? null
    : counted - kept.reduce((sum, one) => sum + (isKept(one, now) ? one.quantity : 0), 0);

/** The highest level, to which replacements are sent before the goods have come back. */
export const isTopLevel = (level: string | null, ranks: ReadonlyMap<string, number>): boolean => {
  const rank = level === null ? undefined : ranks.get(level);
  return rank !== undefined && rank === Math.max(...ranks.values());
};
