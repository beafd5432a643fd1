/** What terms name by id, to be read once for all of them. Pure. */
import type { Scope, Terms } from '#contract/promotions/promotions';

export interface Named {
  products: number[];
  variants: number[];
}

const scopesOf = ({ scope, rewards, conditions }: Terms): (Scope | null)[] => [
  scope,
  ...rewards.flatMap((reward) =>
    reward.kind === 'buyGet'
      ? [reward.buy.scope, reward.get.scope]
      : reward.kind === 'bundle'
        ? reward.parts.map((part) => part.scope)
        : 'scope' in reward
          ? [reward.scope]
          : [],
  ),
  ...conditions.flatMap((condition) =>
    condition.kind === 'shippingMethod' ? [] : [condition.scope],
  ),
];

const unique = (ids: readonly (number | null)[]) =>
  [...new Set(ids.filter((id): id is number => typeof id === 'number' && id > 0))].sort(
    (a, b) => a - b,
  );

export const namedIn = (all: readonly Terms[]): Named => {
  const refs = all
    .flatMap(scopesOf)
    .flatMap((scope) => (scope ? [...scope.include, ...scope.exclude] : []));
  const given = all.flatMap(({ rewards }) =>
    rewards.flatMap((reward) =>
      reward.kind === 'gift'
        ? [reward.variantId]
        : reward.kind === 'flash'
          ? reward.items.map(({ variantId }) => variantId)
          : [],
    ),
  );
  return {
    products: unique(refs.map((ref) => (ref.kind === 'product' ? ref.id : null))),
    variants: unique([...refs.map((ref) => (ref.kind === 'variant' ? ref.id : null)), ...given]),
  };
};
