/** Money without goods: refund only and goodwill, and price protection. Pure. */
import type { StageOf } from '#contract/service/stages';
import type { CaseGuard, CaseTransition, Machine } from './machine.ts';
import { STAFF } from './machine.ts';
import { DECIDING, MET_BY_STORE, PAYING } from './refundSteps.ts';

const steps = (asked: CaseGuard): readonly CaseTransition<StageOf<'refundOnly'>>[] => [
  { action: 'open', from: [], to: 'requested', by: ['customer', ...STAFF], guards: [asked] },
  ...DECIDING,
  {
    action: 'approve',
    from: ['requested'],
    to: 'refundPending',
    by: STAFF,
    guards: ['withinLimit'],
  },
  {
    action: 'approve',
    from: ['requested'],
    to: 'refundPending',
    by: ['system'],
    guards: ['approvesItself'],
  },
  {
    action: 'approve',
    from: ['appealed'],
    to: 'refundPending',
    by: ['manager'],
    guards: ['otherPerson', 'withinLimit'],
  },
  ...PAYING,
  // What was approved without a person, and needs none for its money either.
  {
    action: 'refund',
    from: ['refundPending'],
    to: 'refunding',
    by: ['system'],
    guards: ['withinLimit'],
  },
  {
    action: 'cancel',
    from: ['requested', 'infoNeeded'],
    to: 'canceled',
    by: ['customer', ...STAFF],
  },
];

export const REFUND_ONLY: Machine<'refundOnly'> = {
  ended: ['completed', 'rejected', 'canceled'],
  transitions: [...steps('withoutGoods'), ...MET_BY_STORE],
};
export const PRICE_PROTECTION: Machine<'priceProtection'> = {
  ended: ['completed', 'rejected', 'canceled'],
  transitions: steps('priceFell'),
};
