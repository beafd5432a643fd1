/** The steps by which goods come back, of returns and of exchanges. Pure. */
import type { StageOf } from '#contract/service/stages';
import type { CaseTransition } from './machine.ts';
import { STAFF } from './machine.ts';
import { DECIDING } from './refundSteps.ts';

/** Exchanges have all stages of returns. */
type Shared = CaseTransition<StageOf<'return'>>;

export const COMING_BACK: readonly Shared[] = [
  {
    action: 'open',
    from: [],
    to: 'requested',
    by: ['customer', ...STAFF],
    guards: ['returnable'],
  },
  ...DECIDING,
  {
    action: 'approve',
    from: ['requested'],
    to: 'approved',
    by: STAFF,
    guards: ['withinLimit'],
  },
  {
    action: 'approve',
    from: ['requested'],
    to: 'approved',
    by: ['system'],
    guards: ['approvesItself'],
  },
  {
    action: 'approve',
    from: ['appealed'],
    to: 'approved',
    by: ['manager'],
    guards: ['otherPerson', 'returnable', 'withinLimit'],
  },
  {
    action: 'ship',
    from: ['approved'],
    to: 'inTransit',
    by: ['customer', ...STAFF],
    guards: ['tracking'],
  },
  { action: 'expire', from: ['approved'], to: 'expired', by: ['system'], guards: ['timeOver'] },
  // More may come in another parcel.
  {
    action: 'receive',
    from: ['approved', 'inTransit', 'received'],
    to: 'received',
    by: STAFF,
    guards: ['quantities'],
  },
  {
    action: 'inspect',
    from: ['received'],
    to: 'inspected',
    by: STAFF,
    guards: ['dispositions', 'otherPerson'],
  },
  {
    action: 'failInspection',
    from: ['inspected'],
    to: 'inspectionFailed',
    by: STAFF,
    guards: ['reason', 'coSigned'],
  },
  { action: 'sendBack', from: ['inspectionFailed'], to: 'sendingBack', by: STAFF },
  {
    action: 'deliverBack',
    from: ['sendingBack'],
    to: 'returnedToCustomer',
    by: [...STAFF, 'system'],
  },
  { action: 'offerPart', from: ['inspectionFailed'], by: STAFF, guards: ['withinLimit'] },
  {
    action: 'cancel',
    from: ['requested', 'infoNeeded', 'approved'],
    to: 'canceled',
    by: ['customer', ...STAFF],
  },
  // The goods are on their way already: only a manager has the parcel brought back.
  { action: 'recall', from: ['inTransit'], to: 'canceled', by: ['manager'], guards: ['reason'] },
];
