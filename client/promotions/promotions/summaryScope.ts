/** Goods in words: "For everything in Home except tag clearance." */
import type { RewardKind, Scope, ScopeRef, Terms } from '#contract/promotions/promotions';
import type { Words } from './summary.ts';

/** More than this many names are counted. */
const NAMED = 5;
/** What these give is said with its own goods. */
const OWN_GOODS: readonly RewardKind[] = ['flash', 'bundle', 'shipping', 'gift'];

/** As goods that take part or do not, or as those to choose from. */
type Side = 'include' | 'exclude' | 'among';

const refText = (ref: ScopeRef, side: Side, { say, category, product, variant }: Words): string => {
  switch (ref.kind) {
    case 'category':
      return say(`${side}.category`, { name: category(ref.id) });
    case 'product':
      return product(ref.id);
    case 'variant':
      return variant(ref.id);
    case 'brand':
      return say(`${side}.brand`, { name: ref.name });
    case 'tag':
      return say(`${side}.tag`, { name: ref.name });
  }
};

export const refsText = (refs: readonly ScopeRef[], side: Side, words: Words): string => {
  const names = refs.slice(0, NAMED).map((ref) => refText(ref, side, words));
  const more = refs.length - names.length;
  return words.all(
    more > 0
      ? [...names, words.say('more', { smart_count: more, count: words.count(more) })]
      : names,
  );
};

/** Goods of a scope as part of a sentence: "everything in Home except tag clearance". */
export const goodsText = (
  { include, exclude }: Scope,
  words: Words,
  side: Exclude<Side, 'exclude'> = 'include',
): string => {
  const goods = include.length === 0 ? words.say('everything') : refsText(include, side, words);
  return exclude.length === 0
    ? goods
    : words.say('except', { goods, except: refsText(exclude, 'exclude', words) });
};

const boundsText = (
  { minUnitPrice: min, maxUnitPrice: max }: Scope,
  { say, money }: Words,
): string | null => {
  if (min === null && max === null) return null;
  if (max === null) return say('pricedFrom', { min: money(min) });
  if (min === null) return say('pricedUpTo', { max: money(max) });
  return say('pricedBetween', { min: money(min), max: money(max) });
};

export const scopeText = ({ scope, rewards }: Terms, words: Words): string | null => {
  const { say } = words;
  const isEverything = scope.include.length === 0 && scope.exclude.length === 0;
  const isSaid = rewards.every(({ kind }) => OWN_GOODS.includes(kind));
  const sentences = [
    isEverything && isSaid ? null : say('goods', { goods: goodsText(scope, words) }),
    boundsText(scope, words),
    scope.skipReduced ? say('skipReduced') : null,
  ].filter((sentence) => sentence !== null);
  return sentences.length > 0 ? sentences.join(say('space')) : null;
};
