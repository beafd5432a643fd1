/** Earned points that a refund cannot take back because they are spent already. Pure; amounts in minor units. */
import type { SpendPolicy } from '#contract/members/programme';
import type { RefundLine } from '#contract/service/refunds';
import { pointsWithin, worthOf } from '../../members/spending/rules.ts';
import { ofOrder } from './lines.ts';

/** What a refund takes back of the points that its units earned. */
export interface PointsTaken {
  due: number;
  /** What of them the member does not have any more. */
  short: number;
  /** What refunds of the order deducted before. */
  before: number;
  /** What points pay in the checkout; null where they cannot be spent. */
  value: SpendPolicy | null;
}
export const NO_POINTS_TAKEN: PointsTaken = { due: 0, short: 0, before: 0, value: null };

/** What is short once the points that go back with the refund have repaid what the member owes and are taken, too. */
export const shortAfter = (
  { short, takesOthers, arrears }: { short: number; takesOthers: boolean; arrears: number },
  pointsReturned: number,
): number => (takesOthers ? Math.max(0, short - Math.max(0, pointsReturned - arrears)) : short);

/**
 * What is short, at what points pay in the checkout, as far as `left` of the refund reaches; the rest stays owed. Rounded
 * over all refunds of the order together.
 */
export const shortLines = (
  left: number,
  { short, before, value }: PointsTaken,
  policyNumber: number | null,
): RefundLine[] => {
  if (value === null) return [];
  const worthBefore = worthOf(value, before);
  const worthMore = (points: number) => worthOf(value, before + points) - worthBefore;
  const worth = worthMore(short);
  const within = Math.max(0, pointsWithin(value, left + worthBefore) - before);
  const points = worth <= left ? short : Math.min(short, within);
  const amount = worthMore(points);
  if (amount === 0) return [];
  return [
    {
      ...ofOrder,
      kind: 'deduction',
      deduction: 'pointsShort',
      policyNumber,
      worth,
      available: left,
      points,
      amount: -amount,
    },
  ];
};
