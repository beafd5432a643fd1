/** Who bears what a return, a case or a refund costs. */

/** What can be decided: the merchant and the carrier answer for freight, and coupons return at the merchant's fault. */
export const DECIDED_RESPONSIBILITIES = [
  'merchant',
  'customer',
  'carrier',
  'supplier',
  'none',
] as const;
export type DecidedResponsibility = (typeof DECIDED_RESPONSIBILITIES)[number];

/** `undetermined` until somebody has decided. */
export const RESPONSIBILITIES = [...DECIDED_RESPONSIBILITIES, 'undetermined'] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];
