/** Return and refund. Pure. */
import { COMING_BACK } from './goodsSteps.ts';
import { type Machine, STAFF } from './machine.ts';
import { MET_BY_STORE, PAYING } from './refundSteps.ts';

const REFUSED_BACK = ['refundPending', 'refunding', 'refundFailed', 'completed'] as const;

export const RETURN: Machine<'return'> = {
  ended: ['completed', 'rejected', 'expired', 'canceled', 'returnedToCustomer'],
  transitions: [
    ...COMING_BACK,
    {
      action: 'acceptPart',
      from: ['inspectionFailed'],
      to: 'refundPending',
      by: ['customer'],
      guards: ['partOffered'],
    },
    {
      action: 'settle',
      from: ['inspected'],
      to: 'refundPending',
      by: STAFF,
      guards: ['explainedAmount'],
    },
    // Of what came in a part was accepted and is paid; the rest goes back.
    ...REFUSED_BACK.map((stage) => ({
      action: 'sendBack' as const,
      from: [stage],
      to: stage,
      by: STAFF,
      guards: ['unitsRefused' as const],
    })),
    {
      action: 'correctParcel',
      from: ['inTransit', 'sendingBack', ...REFUSED_BACK],
      by: STAFF,
      guards: ['reason', 'parcelUnderway', 'tracking'],
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
