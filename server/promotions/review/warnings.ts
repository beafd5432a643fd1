/** Warnings about terms whose discounts may be too high. */
import type { Terms } from '#contract/promotions/promotions';

export const warningsOf = (terms: Terms, now: number): string[] => [
  ...(terms.endsAt === null ? ['promotions.warnings.noEnd'] : []),
  ...(terms.limits.budget === null && terms.limits.uses === null
    ? ['promotions.warnings.unlimited']
    : []),
  ...(terms.startsAt < now - 60_000 ? ['promotions.warnings.startsAtOnce'] : []),
  ...(terms.rewards.some((reward) => reward.kind === 'gift')
    ? ['promotions.warnings.giftStock']
    : []),
  ...(terms.limits.perMember === null && terms.trigger === 'code'
    ? ['promotions.warnings.noMemberLimit']
    : []),
];
