/** What has to be finished before a member can be erased: gifts that wait to be sent need their address. */
export const ERASURE_BLOCKS = ['gifts', 'disputes', 'legalHolds'] as const;
export type ErasureBlock = (typeof ERASURE_BLOCKS)[number];

/**
 * What goes on after a member is erased: tickets that are not resolved, complaints and other cases that are open, refunds whose
 * money has not moved, orders that are not paid yet, what the shop is to do.
 */
export const ERASURE_KEEPS = [
  'tickets',
  'complaints',
  'cases',
  'refunds',
  'reservations',
  'instructions',
] as const;
export type ErasureKeep = (typeof ERASURE_KEEPS)[number];
