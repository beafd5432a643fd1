/** Exchange, with the difference in price both ways. Pure. */
import { COMING_BACK } from './goodsSteps.ts';
import { type Machine, STAFF } from './machine.ts';
import { PAYING } from './refundSteps.ts';

/** Until the replacement is on its way. */
const BEFORE_SHIPPED = [
  'requested',
  'infoNeeded',
  'approved',
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
    {
      action: 'reserve',
      from: ['awaitingPayment'],
      to: 'replacementReserved',
      by: ['system'],
      guards: ['paid'],
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
      by: ['customer', 'agent'],
      guards: ['outOfStock'],
    },
    { action: 'convert', from: BEFORE_SHIPPED, to: 'convertedToRefund', by: ['manager'] },
    {
      action: 'goOnAsRefund',
      from: ['convertedToRefund'],
      to: 'refundPending',
      by: ['system'],
      guards: ['goodsInspected'],
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
  ],
};
