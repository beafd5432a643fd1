/** Selects the promotions with which one basket is evaluated. */
import { screenCandidates } from '../engine/eligible.ts';
import type { Basket, Candidate, EngineRules } from '../engine/types.ts';
import type { CachedPromotions } from './loadPromotions.ts';

/** Screens the cached promotions, those of entered codes and a draft for a basket. */
export const screenFor = (
  { automatic, index }: CachedPromotions,
  basket: Basket,
  rules: EngineRules,
  {
    entered,
    draft,
    explain,
  }: { entered: readonly Candidate[]; draft?: Candidate; explain: boolean },
) => {
  const added = draft ? [...entered.filter(({ id }) => id !== draft.id), draft] : entered;
  const others = new Set(added.map(({ id }) => id));
  const screenWith = (some: readonly Candidate[]) =>
    screenCandidates(basket, [...some.filter(({ id }) => !others.has(id)), ...added], rules);
  if (explain) return screenWith(automatic);
  const screened = screenWith(index.find(basket.lines));
  // A promotion that excludes others is named in their verdicts, whatever goods they are for.
  return screened.eligible.some(({ terms }) => terms.exclusivity !== 'none')
    ? screenWith(automatic)
    : screened;
};
