/** Loads a sample of the goods that a draft may reduce. */
import type { Settings } from '#contract/platform/settings';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import type { Candidate } from '../engine/types.ts';
import { loadUnitPrices } from '../quotes/price.ts';
import { variantFacts } from '../quotes/variantFacts.ts';
import { inScope } from './sample.ts';
import { concerns, type SampleGoods } from './evaluateSample.ts';
import { shopperFor } from './worstShopper.ts';
import { unitsFor } from './unitsFor.ts';

/** Number of variants in a sample, spread over the scope. */
const SAMPLE_SIZE = 400;

/** A sample of the goods that the draft may reduce, each with the quantity that reaches every threshold. */
export const loadSample = async (
  db: Db,
  settings: Settings,
  terms: Terms,
  candidate: Candidate,
  at: number,
): Promise<SampleGoods[]> => {
  const ids = await inScope(db, terms, SAMPLE_SIZE);
  const price = await loadUnitPrices(db, ids, shopperFor([terms]), at);
  const known = await variantFacts(db, ids, settings);
  return [...known.values()].flatMap((facts) => {
    const single = price(facts.line.variantId, 1);
    const quantity = single ? unitsFor(terms, single.unitPrice) : 1;
    const priced = single && price(facts.line.variantId, quantity);
    return priced && concerns(candidate, facts, priced) ? [{ facts, price: priced, quantity }] : [];
  });
};
