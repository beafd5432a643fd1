/** Return and refund. Pure. */
import { COMING_BACK } from './goodsSteps.ts';
import { type Machine, STAFF } from './machine.ts';
import { MET_BY_STORE, PAYING } from './refundSteps.ts';

export const RETURN: Machine<'return'> = {
  ended: ['completed', 'rejected', 'expired', 'canceled', 'returnedToCustomer'],
  transitions: [
    ...COMING_BACK,
    {
      action: 'settle',
      from: ['inspected'],
      to: 'refundPending',
      by: STAFF,
      guards: ['explainedAmount'],
    },
    ...MET_BY_STORE,
    {
      action: 'complete',
      from: ['approved', 'inTransit', 'received', 'inspected'],
      to: 'completed',
      by: ['system'],
      guards: ['metByStore'],
    },
    ...PAYING,
  ],
};
