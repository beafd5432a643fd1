/** What levels give at an instant at which staff may have paused some of it. */
import type { Benefits } from '#contract/members/benefits';
import type { Pausable } from '#contract/promotions/levelBenefits';
import type { Db } from '#db';
import { loadPaused } from '../promotions/sameBenefit.ts';

/** Benefits as members get them now: what is paused is named, and not promised. */
export interface BenefitsNow extends Benefits {
  paused: Pausable[];
}
export type BenefitsNowOf = (level: string, benefits: Benefits) => BenefitsNow;

/** For the levels of a version of the programme. */
export const openBenefits = async (db: Db, number: number): Promise<BenefitsNowOf> => {
  const paused = new Map<string, Pausable[]>();
  for (const { terms } of await loadPaused(db, number))
    for (const level of terms.audience.levels) {
      const one = terms.lane === 'shipping' ? 'freeShipping' : 'discount';
      paused.set(level, [...(paused.get(level) ?? []), one]);
    }
  return (level, benefits) => {
    const some = paused.get(level) ?? [];
    return {
      ...benefits,
      ...(some.includes('discount') && { discount: 0 }),
      ...(some.includes('freeShipping') && { freeShippingFrom: null }),
      paused: some,
    };
  };
};
