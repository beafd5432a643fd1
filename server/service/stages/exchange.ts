/** Exchange, with the difference in price both ways. Pure. */
import { AS_REFUND, CORRECTING, GETTING_BACK, SENDING_BACK } from './exchangeRefund.ts';
import { COMING_BACK } from './goodsSteps.ts';
import { type Machine, STAFF } from './machine.ts';
import { PAYING } from './refundSteps.ts';

/** Until the replacement is on its way. */
const BEFORE_SHIPPED = [
  'requested',
  'infoNeeded',
  'approved',
  'advanceShipped',
  'inTransit',
  'received',
  'inspected',
  'settling',
  'awaitingPayment',
  'replacementReserved',
] as const;

export const EXCHANGE: Machine<'exchange'> = {
  ended: ['completed', 'rejected', 'expired', 'canceled', 'returnedToCustomer', 'closedAsSale'],
  transitions: [
    ...COMING_BACK,
    // What was accepted is exchanged; where nothing was, all of it is paid in part.
    {
      action: 'acceptPart',
      from: ['inspectionFailed'],
      to: 'settling',
      or: ['refundPending'],
      by: ['customer'],
      guards: ['partOffered'],
    },
    { action: 'settle', from: ['inspected'], to: 'settling', by: STAFF },
    {
      action: 'awaitPayment',
      from: ['settling'],
      to: 'awaitingPayment',
      by: ['system'],
      guards: ['customerOwes'],
    },
    {
      action: 'reserve',
      from: ['settling'],
      to: 'replacementReserved',
      by: ['system'],
      guards: ['customerOwesNothing'],
    },
    {
      action: 'complete',
      from: ['settling'],
      to: 'completed',
      by: ['system'],
      guards: ['alreadyShipped'],
    },
    // Also when it was paid in time, and the payment is told after the time was over.
    {
      action: 'reserve',
      from: ['awaitingPayment', 'convertedToRefund', 'refundPending'],
      to: 'replacementReserved',
      by: ['system'],
      guards: ['paid'],
    },
    // The customer says so; that the money has come is told by the payment.
    { action: 'accept', from: ['awaitingPayment'], by: ['customer'], guards: ['once'] },
    {
      action: 'decline',
      from: ['awaitingPayment'],
      to: 'convertedToRefund',
      by: ['customer'],
      guards: ['notShipped'],
    },
    {
      action: 'decline',
      from: ['awaitingPayment'],
      to: 'convertedToRefund',
      by: STAFF,
      guards: ['phoneNote', 'notShipped'],
    },
    {
      action: 'waive',
      from: ['awaitingPayment'],
      to: 'replacementReserved',
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'expire',
      from: ['awaitingPayment'],
      to: 'convertedToRefund',
      by: ['system'],
      guards: ['timeOver'],
    },
    {
      action: 'shipReplacement',
      from: ['replacementReserved'],
      to: 'replacementShipped',
      by: STAFF,
      guards: ['tracking'],
    },
    // As the shop says; who sends it here names the parcel.
    {
      action: 'shipReplacement',
      from: ['replacementReserved'],
      to: 'replacementShipped',
      by: ['system'],
    },
    {
      action: 'complete',
      from: ['replacementReserved'],
      to: 'completed',
      by: ['system'],
      guards: ['alreadyShipped'],
    },
    {
      action: 'complete',
      from: ['replacementShipped'],
      to: 'completed',
      by: ['customer', 'system'],
      guards: ['delivered'],
    },
    {
      action: 'convert',
      from: BEFORE_SHIPPED,
      to: 'convertedToRefund',
      by: ['customer', 'agent', 'system'],
      guards: ['outOfStock', 'notShipped', 'returnable', 'withinLimit'],
    },
    {
      action: 'convert',
      from: BEFORE_SHIPPED,
      to: 'convertedToRefund',
      by: ['manager'],
      guards: ['notShipped', 'returnable', 'withinLimit', 'otherPerson'],
    },
    // What cannot be delivered is replaced by other goods, as the customer says on the phone.
    {
      action: 'changeGoods',
      from: ['requested', 'infoNeeded', 'approved', 'inTransit', 'received', 'inspected'],
      by: STAFF,
      guards: ['phoneNote', 'notShipped', 'withinLimit'],
    },
    // Also after the shop has refused it: the difference is computed again.
    {
      action: 'changeGoods',
      from: ['awaitingPayment', 'replacementReserved', 'refundPending'],
      to: 'settling',
      by: STAFF,
      guards: ['phoneNote', 'notShipped', 'withinLimit'],
    },
    {
      action: 'shipAdvance',
      from: ['approved'],
      to: 'advanceShipped',
      by: ['manager'],
      guards: ['topLevel'],
    },
    {
      action: 'receive',
      from: ['advanceShipped'],
      to: 'received',
      by: STAFF,
      guards: ['quantities'],
    },
    {
      action: 'closeAsSale',
      from: ['advanceShipped'],
      to: 'closedAsSale',
      by: ['manager'],
      guards: ['nothingReceived'],
    },
    ...PAYING,
    ...AS_REFUND,
    ...SENDING_BACK,
    ...CORRECTING,
    ...GETTING_BACK,
  ],
};
