/** Loads what a customer sees of an exchange. */
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { refunds } from '#db/schema/service/refunds';
import { loadCaseParcels } from '../caseParcels/save.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { newestRefund } from '../caseRefunds/load.ts';
import { findRow } from '../../platform/records/records.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadExpected, loadRefundOf } from './expected.ts';
import { becameRefund, endsWithout } from '../exchanges/rules.ts';
import { loadExchange, loadExchangeLines, paidFor } from '../exchanges/load.ts';
import { loadOwed } from '../exchanges/owed.ts';
import { loadAccepted, loadRefused } from '../exchanges/worth.ts';

export interface ShownExchange {
  number: string;
  lines: readonly { sku: string; units: number; isSame: boolean }[];
  /** Null until it was computed, once the exchange goes on as a refund, and of one that ended without a replacement. */
  difference: number | null;
  paid: number;
  /** What is still to be paid while the exchange waits for it. */
  owed: number;
  payUntil: number | null;
  hasAgreed: boolean;
  isWaived: boolean;
  /** The replacement is on its way, or with the customer already. */
  hasLeft: boolean;
  hasArrived: boolean;
  /** What goes back of the difference has been refunded. */
  isDifferencePaid: boolean;
  parcel: { carrier: string; trackingNumber: string } | null;
  /** What the difference comes to at the prices of now, until it is computed. */
  expected: number | null;
  /** What goes back, where the exchange became a refund. */
  refund: number | null;
  /** While the customer can agree: the units that are exchanged, those that are not, and what is paid for these. */
  offer: { accepted: number; refused: number; amount: number } | null;
}

/** Stages before the difference is computed. */
const BEFORE: readonly CaseStage[] = [
  'requested',
  'infoNeeded',
  'approved',
  'inTransit',
  'advanceShipped',
  'received',
  'inspected',
];

export const loadShownExchange = async (
  db: Db,
  row: CaseRow,
  { stage, now }: { stage: CaseStage; now: number },
): Promise<ShownExchange> => {
  const exchange = await loadExchange(db, row.id);
  const asked = await loadCaseLines(db, row.id);
  const payments = await paidFor(db, row);
  const refunded = await newestRefund(db, row.id);
  const isRefund = becameRefund(stage, refunded?.state === 'succeeded');
  const isOff = isRefund || endsWithout(stage);
  const acting = { settings: await readSettings(db), now };
  const difference = isOff ? null : exchange.difference;
  const sumOf = (units: readonly { units: number }[]) =>
    units.reduce((sum, one) => sum + one.units, 0);
  const parcel = (await loadCaseParcels(db, row.id)).find(({ direction }) => direction === 'out');
  return {
    number: row.number,
    lines: isOff
      ? []
      : (await loadExchangeLines(db, row.id)).map(({ lineNumber, sku, isSame, quantity }) => {
          const line = asked.find((one) => one.lineNumber === lineNumber);
          return { sku, isSame, units: quantity ?? line?.approved ?? line?.requested ?? 0 };
        }),
    difference,
    expected: BEFORE.includes(stage) ? await loadExpected(db, row, acting) : null,
    refund: isRefund ? (refunded?.total ?? (await loadRefundOf(db, row, acting))) : null,
    paid: payments.reduce((sum, { amount }) => sum + amount, 0),
    owed: stage === 'awaitingPayment' ? await loadOwed(db, row) : 0,
    payUntil: exchange.payUntil,
    hasAgreed: exchange.agreedAt !== null,
    isWaived: exchange.waivedAt !== null,
    hasLeft: exchange.shippedAt !== null,
    hasArrived: stage === 'completed' && !isRefund,
    isDifferencePaid:
      exchange.refundId !== null &&
      (await findRow(db, refunds, exchange.refundId))?.state === 'succeeded',
    offer:
      stage === 'inspectionFailed' && exchange.partAmount !== null
        ? {
            accepted: sumOf((await loadAccepted(db, row)) ?? []),
            refused: sumOf(await loadRefused(db, row)),
            amount: exchange.partAmount,
          }
        : null,
    parcel: parcel ? { carrier: parcel.carrier, trackingNumber: parcel.trackingNumber } : null,
  };
};
