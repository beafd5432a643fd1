/** How many points a line of a refund paid less for. Pure. */
import type { SpendPolicy } from '#contract/members/programme';
import type { RefundLine } from '#contract/service/refunds';
import { pointsWithin } from '../../members/spending/rules.ts';

type Line = Pick<RefundLine, 'deduction' | 'amount'> & { points: number | null };

/** A person took them off without saying how many: before the after-sales policy did, or in a case that was settled then. */
export const isTyped = ({ deduction, points }: Pick<Line, 'deduction' | 'points'>): boolean =>
  deduction === 'pointsShort' && points === null;

/** `value`: what points pay in the checkout, by which a typed amount is as many as it comes to; null where they pay nothing. */
export const deductedPoints = (line: Line, value: SpendPolicy | null): number => {
  if (!isTyped(line)) return line.points ?? 0;
  return value === null ? 0 : pointsWithin(value, -line.amount);
};
