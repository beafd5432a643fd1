/** The steps that kinds with money share. Pure. */
import type { StageOf } from '#contract/service/stages';
import type { CaseTransition } from './machine.ts';
import { STAFF } from './machine.ts';

/** Refund only has the fewest stages; the other kinds have all of them. */
type Shared = CaseTransition<StageOf<'refundOnly'>>;

/** What is owed is paid; a payment that failed is tried again, or goes another way. */
export const PAYING: readonly Shared[] = [
  {
    action: 'refund',
    from: ['refundPending'],
    to: 'refunding',
    by: STAFF,
    guards: ['withinLimit'],
  },
  // What a person says of a payment, with its reference, is said of the refund.
  {
    action: 'complete',
    from: ['refunding', 'refundFailed'],
    to: 'completed',
    by: ['system'],
    guards: ['paid'],
  },
  { action: 'failRefund', from: ['refunding'], to: 'refundFailed', by: ['system'] },
  {
    action: 'retryRefund',
    from: ['refundFailed'],
    to: 'refunding',
    by: STAFF,
    guards: ['withinLimit'],
  },
];

/** The store has returned and refunded all of it by a message of its own. */
export const MET_BY_STORE: readonly Shared[] = [
  {
    action: 'complete',
    from: ['requested', 'infoNeeded', 'refundPending'],
    to: 'completed',
    by: ['system'],
    guards: ['metByStore'],
  },
];

/** Questions back, a refusal and the appeal against it, which a manager decides. */
export const DECIDING: readonly Shared[] = [
  { action: 'requestInfo', from: ['requested'], to: 'infoNeeded', by: STAFF },
  { action: 'answer', from: ['infoNeeded'], to: 'requested', by: ['customer'] },
  // What the customer said on the phone or wrote elsewhere.
  { action: 'answer', from: ['infoNeeded'], to: 'requested', by: STAFF, guards: ['phoneNote'] },
  { action: 'reject', from: ['requested'], to: 'rejected', by: STAFF, guards: ['reason'] },
  {
    action: 'appeal',
    from: ['rejected'],
    to: 'appealed',
    by: ['customer', ...STAFF],
    guards: ['reason', 'once'],
  },
  {
    action: 'reject',
    from: ['appealed'],
    to: 'rejected',
    by: ['manager'],
    guards: ['reason', 'otherPerson'],
  },
];
