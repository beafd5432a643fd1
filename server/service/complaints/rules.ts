/** How grave a complaint is, and who has to answer for it. Pure. */
import { type Assessment, MAX_PROPOSALS } from '#contract/service/complaints';

/** What is at stake counts as grave, and as very grave, from these amounts on, in minor units. */
const GRAVE = 100_000;
const VERY_GRAVE = 1_000_000;

/**
 * From 1, the gravest, to 4. Danger to people is the gravest, whatever else holds; everything else raises it by one step from
 * the lightest: money (twice from the higher amount on), many people, that it happened again, that the law is concerned.
 */
export const severityOf = ({
  isSafety,
  isLegal,
  isRecurring,
  affected,
  amount,
}: Assessment): number => {
  if (isSafety) return 1;
  const points = [
    amount >= GRAVE,
    amount >= VERY_GRAVE,
    affected !== 'one',
    affected === 'many',
    isRecurring,
    isLegal,
  ].filter(Boolean).length;
  return Math.max(1, 4 - points);
};

/** Of the two gravest steps, and of everything whose cause lies within the company, it is said who answers for it. */
export const needsAccountability = (severity: number | null, isInternal: boolean): boolean =>
  isInternal || (severity !== null && severity <= 2);

export const mayProposeAgain = (proposalCount: number): boolean => proposalCount < MAX_PROPOSALS;
