/** Converts discounts of lines and deliveries to allocations of their promotions. */
import type { Allocation } from '#contract/promotions/quotes';
import type { Applied } from '../engine/types.ts';

export const toAllocation = (
  { candidate: { id, revision, label, code } }: Applied,
  amount: number,
): Allocation => ({
  promotionId: id,
  revision,
  label,
  code,
  amount,
});

export const sumAmounts = (parts: readonly { amount: number }[]) =>
  parts.reduce((total, { amount }) => total + amount, 0);
