/** Finds the promotions that may apply to the goods of a basket without checking each promotion. Pure. */
import type { ScopeRef, Terms } from '#contract/promotions/promotions';
import { usesPerMember } from './limits.ts';
import { rulesOf } from './rewards/kinds.ts';
import { fold } from '../../catalog/scopes/rules.ts';
import type { BasketLine, Candidate } from './types.ts';

/**
 * The goods of which at least one must be in the basket; otherwise the verdict is `nothingInScope`. Null where a basket
 * without them may get a different verdict: that a threshold is not reached, or that the member has no uses left.
 */
const requiredGoods = (terms: Terms): ScopeRef[] | null => {
  const { rewards, scope, conditions } = terms;
  if (conditions.length > 0 || usesPerMember(terms) !== null) return null;
  const refs: ScopeRef[] = [];
  for (const reward of rewards) {
    const required = rulesOf(reward).requiredScope(reward, scope);
    if (!required || required.include.length === 0) return null;
    for (const ref of required.include) refs.push(ref);
  }
  return refs;
};

type Entries<Key> = Map<Key, Candidate[]>;

const addTo = <Key>(entries: Entries<Key>, key: Key, candidate: Candidate) => {
  const known = entries.get(key);
  if (known) known.push(candidate);
  else entries.set(key, [candidate]);
};

/** Promotions by the goods that they require. */
export class CandidateIndex {
  readonly #withoutGoods: Candidate[] = [];
  readonly #byId: Record<'category' | 'product' | 'variant', Entries<number>> = {
    category: new Map(),
    product: new Map(),
    variant: new Map(),
  };
  readonly #byName: Record<'brand' | 'tag', Entries<string>> = {
    brand: new Map(),
    tag: new Map(),
  };

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates) {
      const refs = requiredGoods(candidate.terms);
      if (!refs) this.#withoutGoods.push(candidate);
      else for (const ref of refs) this.#add(ref, candidate);
    }
  }

  #add(ref: ScopeRef, candidate: Candidate) {
    if (ref.kind === 'brand' || ref.kind === 'tag')
      addTo(this.#byName[ref.kind], fold(ref.name), candidate);
    else addTo(this.#byId[ref.kind], ref.id, candidate);
  }

  /** All promotions except those that require goods which none of these lines has. */
  find(lines: readonly BasketLine[]): Candidate[] {
    const found = new Set(this.#withoutGoods);
    const { category, product, variant } = this.#byId;
    const { brand, tag } = this.#byName;
    const addAll = (candidates: readonly Candidate[] | undefined) => {
      if (candidates) for (const candidate of candidates) found.add(candidate);
    };
    for (const line of lines) {
      addAll(variant.get(line.variantId));
      addAll(product.get(line.productId));
      for (const id of line.categoryIds) addAll(category.get(id));
      if (line.brand !== null && brand.size > 0) addAll(brand.get(fold(line.brand)));
      if (tag.size > 0) for (const name of line.tags) addAll(tag.get(fold(name)));
    }
    return [...found];
  }
}
