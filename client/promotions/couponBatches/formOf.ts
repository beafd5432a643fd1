import type { CouponBatch } from '#contract/promotions/coupons';

/** How the codes of a batch came about. Printed ones were not generated, so they have no length of their own. */
export const formOf = ({ kind, length }: Pick<CouponBatch, 'kind' | 'length'>) =>
  kind === 'unique' && !length ? 'printed' : kind;
