/** Warnings about terms whose discounts may be too high. Pure. */
import type { Reward, Terms } from '#contract/promotions/promotions';
import { ALL_OFF } from '../terms/rules.ts';

/** A percentage above this, in basis points, is more often a slip than meant: less than 3折 is left of the price. */
const DEEP = 7000;
const percentagesOf = (reward: Reward): number[] => {
  switch (reward.kind) {
    case 'percent':
      return [reward.bps];
    case 'buyGet':
      return [reward.get.bps];
    case 'fullReduction':
      return reward.steps.flatMap(({ off }) => (off.kind === 'percent' ? [off.bps] : []));
    default:
      return [];
  }
};
/** What is free is said by a finding, and is what a gift of buying so much is. */
const isDeep = (bps: number) => bps > DEEP && bps < ALL_OFF;

/** A flash sale ends with its stock. */
const isStocked = (reward: Reward): boolean =>
  reward.kind === 'flash' && reward.items.every(({ stock }) => stock !== null);

const startKey = (needsApproval: boolean) =>
  needsApproval ? 'promotions.warnings.startsOnceApproved' : 'promotions.warnings.startsAtOnce';

export const warningsOf = (terms: Terms, now: number, needsApproval: boolean): string[] => [
  ...(terms.endsAt === null ? ['promotions.warnings.noEnd'] : []),
  ...(terms.limits.budget === null && terms.limits.uses === null && !terms.rewards.every(isStocked)
    ? ['promotions.warnings.unlimited']
    : []),
  ...(terms.startsAt < now - 60_000 ? [startKey(needsApproval)] : []),
  ...(terms.rewards.flatMap(percentagesOf).some(isDeep) ? ['promotions.warnings.deep'] : []),
  ...(terms.rewards.some((reward) => reward.kind === 'gift')
    ? ['promotions.warnings.giftStock']
    : []),
  ...(terms.limits.perMember === null && terms.trigger === 'code'
    ? ['promotions.warnings.noMemberLimit']
    : []),
];
