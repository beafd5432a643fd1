/** A question about goods or orders. Pure. */
import { type Machine, STAFF } from './machine.ts';

export const CONSULTATION: Machine<'consultation'> = {
  ended: ['answered', 'withdrawn'],
  transitions: [
    { action: 'open', from: [], to: 'asked', by: ['customer', ...STAFF] },
    { action: 'answer', from: ['asked'], to: 'answered', by: STAFF },
    { action: 'withdraw', from: ['asked'], to: 'withdrawn', by: ['customer'], guards: ['reason'] },
  ],
};
