/** Return and refund. Pure. */
import { COMING_BACK } from './goodsSteps.ts';
import { type Machine, STAFF } from './machine.ts';
import { PAYING } from './refundSteps.ts';

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
    ...PAYING,
  ],
};
