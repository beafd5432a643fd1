/** The steps of an exchange that becomes a refund, and of what is to be had back after it. Pure. */
import type { StageOf } from '#contract/service/stages';
import type { CaseTransition } from './machine.ts';
import { STAFF } from './machine.ts';

type Step = CaseTransition<StageOf<'exchange'>>;

/** Of what came in a part was accepted; the rest goes back. */
const PART_ACCEPTED = [
  'awaitingPayment',
  'replacementReserved',
  'replacementShipped',
  'completed',
  'convertedToRefund',
  'refundPending',
  'refunding',
  'refundFailed',
] as const;

/** Where a replacement may have left without being the customer's. */
const SENT_ANYWAY = [
  ...PART_ACCEPTED,
  'inspectionFailed',
  'sendingBack',
  'returnedToCustomer',
  'expired',
  'canceled',
] as const;

/** Ended without a replacement: nothing is to be paid. */
export const ENDED_WITHOUT = ['expired', 'canceled', 'returnedToCustomer', 'rejected'] as const;

export const AS_REFUND: readonly Step[] = [
  // What had not come back when it was converted comes back now.
  {
    action: 'ship',
    from: ['convertedToRefund'],
    by: ['customer', ...STAFF],
    guards: ['tracking'],
  },
  { action: 'receive', from: ['convertedToRefund'], by: STAFF, guards: ['quantities'] },
  {
    action: 'inspect',
    from: ['convertedToRefund'],
    by: STAFF,
    guards: ['goodsToInspect', 'dispositions', 'otherPerson'],
  },
  {
    action: 'failInspection',
    from: ['convertedToRefund'],
    to: 'inspectionFailed',
    by: STAFF,
    guards: ['reason', 'coSigned', 'goodsInspected'],
  },
  // What came so far although nothing was accepted is neither refunded nor left open.
  {
    action: 'failInspection',
    from: ['refundPending'],
    to: 'inspectionFailed',
    by: STAFF,
    guards: ['reason', 'coSigned', 'nothingAccepted'],
  },
  {
    action: 'cancel',
    from: ['convertedToRefund'],
    to: 'canceled',
    by: ['customer', ...STAFF],
    guards: ['nothingReceived'],
  },
  {
    action: 'expire',
    from: ['convertedToRefund'],
    to: 'expired',
    by: ['system'],
    guards: ['timeOver'],
  },
  {
    action: 'goOnAsRefund',
    from: ['convertedToRefund'],
    to: 'refundPending',
    by: ['system'],
    guards: ['goodsInspected'],
  },
  // Where time alone ended the exchange, the goods are here already.
  {
    action: 'refund',
    from: ['convertedToRefund'],
    to: 'refunding',
    by: STAFF,
    guards: ['withinLimit', 'goodsInspected'],
  },
  // The store has returned and refunded all of it by a message of its own.
  {
    action: 'complete',
    from: ['convertedToRefund', 'refundPending'],
    to: 'completed',
    by: ['system'],
    guards: ['metByStore'],
  },
  // The shop had sent it before it was asked not to: the exchange goes on from where it was, without a refund.
  {
    action: 'shipReplacement',
    from: ['convertedToRefund', 'refundPending', 'refunding', 'refundFailed'],
    to: 'replacementShipped',
    or: ['advanceShipped', 'received', 'inspected', 'awaitingPayment'],
    by: ['system'],
  },
];

export const SENDING_BACK: readonly Step[] = PART_ACCEPTED.map((stage) => ({
  action: 'sendBack',
  from: [stage],
  to: stage,
  by: STAFF,
  guards: ['unitsRefused'],
}));

/** A tracking number that was typed wrongly, of whichever parcel is on its way. */
export const CORRECTING: readonly Step[] = [
  {
    action: 'correctParcel',
    from: ['inTransit', 'sendingBack', ...PART_ACCEPTED],
    by: STAFF,
    guards: ['reason', 'parcelUnderway', 'tracking'],
  },
];

export const GETTING_BACK: readonly Step[] = [
  // A payment that came in after the refund was granted or for what ended otherwise, or one of more than was due.
  {
    action: 'settleExtra',
    from: ['completed', 'closedAsSale', ...ENDED_WITHOUT],
    by: STAFF,
    guards: ['paidExtra'],
  },
  { action: 'settleSent', from: SENT_ANYWAY, by: STAFF, guards: ['reason', 'sentAnyway'] },
];
