import type { PromotionPage } from '../draft.ts';

/**
 * When the terms that the simulator tries begin, if that is to come: before, it would only say that they have not begun.
 * Unapproved terms are tried for those who see costs. Pure.
 */
export const startOf = (
  { open, terms }: Pick<PromotionPage, 'open' | 'terms'>,
  seesCosts: boolean,
  now: number,
): number | null => {
  const { startsAt } = (seesCosts && open?.terms) || terms;
  return startsAt > now ? startsAt : null;
};
