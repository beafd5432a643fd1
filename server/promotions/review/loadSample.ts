/** Loads a sample of the goods that a draft may reduce, and the goods that complete baskets with them. */
import type { Settings } from '#contract/platform/settings';
import type { Scope } from '#contract/catalog/scopes';
import type { Db } from '#db';
import { loadRanks } from '../../members/levels/load.ts';
import { targetScopes } from '../engine/targetScopes.ts';
import type { Candidate } from '../engine/types.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { loadGivenGoods } from '../quotes/givenGoods.ts';
import { loadUnitPrices } from '../quotes/price.ts';
import { variantFacts } from '../quotes/variantFacts.ts';
import { concerns, type SampleGoods, type Sampling } from './evaluateSample.ts';
import { type Companion, type Requirement, requirementsOf } from './requirements.ts';
import { inScope } from './sample.ts';
import { shopperFor } from './worstShopper.ts';

/** Number of variants from which a requirement is completed. */
const COMPANIONS = 100;

export interface Sample extends Sampling {
  goods: SampleGoods[];
  requirements: Requirement[];
}

/** `all` are the draft and the promotions that apply beside it; `size` is how many variants are taken, over the scope. */
export const loadSample = async (
  db: Db,
  settings: Settings,
  draft: Candidate,
  all: readonly Candidate[],
  { at, size }: { at: number; size: number },
): Promise<Sample> => {
  const { terms } = draft;
  const requirements = requirementsOf(terms);
  const idsIn = (scopes: readonly Scope[], most: number) => inScope(db, scopes, most);
  const ids = await idsIn(targetScopes(terms), size);
  const companionIds: number[][] = [];
  for (const { scope } of requirements) companionIds.push(await idsIn([scope], COMPANIONS));
  const every = [...new Set([...ids, ...companionIds.flat()])];
  const ranks = await loadRanks(db);
  const priceOf = await loadUnitPrices(db, every, shopperFor([terms], ranks), at);
  const known = await variantFacts(db, every, settings);
  const sampleOf = (among: readonly number[]): SampleGoods[] =>
    among.flatMap((id) => {
      const facts = known.get(id);
      const price = priceOf(id, 1);
      return facts && price ? [{ facts, price }] : [];
    });
  const companions = new Map(
    requirements.map((requirement, index) => [
      requirement,
      sampleOf(companionIds[index] as number[])
        .map(({ facts, price }): Companion => ({ ...facts.line, ...price }))
        .filter((one) => requirement.matches(one))
        .sort((a, b) => b.unitPrice - a.unitPrice || a.variantId - b.variantId),
    ]),
  );
  return {
    goods: sampleOf(ids).filter(({ facts, price }) => concerns(draft, facts, price)),
    requirements,
    rules: engineRules(settings),
    at,
    ranks,
    given: await loadGivenGoods(db, all, at),
    priceOf,
    companionsOf: (requirement) => companions.get(requirement) ?? [],
  };
};
