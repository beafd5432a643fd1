/** Which of many promotions could have anything to say of a basket's goods, found without asking each of them. Pure. */
import type { Reward, Scope, ScopeRef, Terms } from '#contract/promotions/promotions';
import { fold } from './compile.ts';
import { usesPerMember } from './eligible.ts';
import type { BasketLine, Candidate } from './types.ts';

/** The scope whose goods a reward cannot do without; null where it needs none. */
const neededBy = (reward: Reward, own: Scope): Pick<Scope, 'include'> | null => {
  switch (reward.kind) {
    case 'percent':
    case 'amount':
    case 'fixedPrice':
    case 'fullReduction':
      return reward.scope ?? own;
    case 'gift':
      return own;
    case 'buyGet':
      return reward.buy.scope ?? own;
    case 'flash':
      return { include: reward.items.map(({ variantId }) => ({ kind: 'variant', id: variantId })) };
    case 'bundle':
    case 'shipping':
      return null;
  }
};

/**
 * The goods of which one must be in the basket, or the verdict is `nothingInScope`; null where any basket may hear
 * another: that it misses a threshold, or that the member had their share.
 */
const goodsNeeded = (terms: Terms): ScopeRef[] | null => {
  const { rewards, scope, conditions } = terms;
  if (conditions.length > 0 || usesPerMember(terms) !== null) return null;
  const refs: ScopeRef[] = [];
  for (const reward of rewards) {
    const needed = neededBy(reward, scope);
    if (!needed || needed.include.length === 0) return null;
    for (const ref of needed.include) refs.push(ref);
  }
  return refs;
};

/** Promotions by the goods they need. */
export class Shelves {
  readonly #anywhere: Candidate[] = [];
  readonly #by = {
    category: new Map<number, Candidate[]>(),
    product: new Map<number, Candidate[]>(),
    variant: new Map<number, Candidate[]>(),
    brand: new Map<string, Candidate[]>(),
    tag: new Map<string, Candidate[]>(),
  };

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates) {
      const refs = goodsNeeded(candidate.terms);
      if (!refs) this.#anywhere.push(candidate);
      else
        for (const ref of refs)
          if (ref.kind === 'brand' || ref.kind === 'tag')
            put(this.#by[ref.kind], fold(ref.name), candidate);
          else put(this.#by[ref.kind], ref.id, candidate);
    }
  }

  /** All but those that these goods are out of the question for. */
  near(lines: readonly BasketLine[]): Candidate[] {
    const found = new Set(this.#anywhere);
    const { category, product, variant, brand, tag } = this.#by;
    for (const line of lines) {
      take(found, variant.get(line.variantId));
      take(found, product.get(line.productId));
      for (const id of line.categoryIds) take(found, category.get(id));
      if (line.brand !== null && brand.size > 0) take(found, brand.get(fold(line.brand)));
      if (tag.size > 0) for (const name of line.tags) take(found, tag.get(fold(name)));
    }
    return [...found];
  }
}

const put = <Key>(shelf: Map<Key, Candidate[]>, key: Key, candidate: Candidate) => {
  const known = shelf.get(key);
  if (known) known.push(candidate);
  else shelf.set(key, [candidate]);
};
const take = (found: Set<Candidate>, shelf: readonly Candidate[] | undefined) => {
  if (shelf) for (const candidate of shelf) found.add(candidate);
};
