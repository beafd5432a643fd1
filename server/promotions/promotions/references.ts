/** Finds the categories, products and variants that terms refer to. */
import type { Reward, Scope, Terms } from '#contract/promotions/promotions';

export type Path = (string | number)[];
export interface Reference {
  table: 'categories' | 'products' | 'variants';
  id: number;
  path: Path;
}
const TABLES = { category: 'categories', product: 'products', variant: 'variants' } as const;

const ofScope = (scope: Scope | null, path: Path): Reference[] =>
  scope
    ? (['include', 'exclude'] as const).flatMap((side) =>
        scope[side].flatMap((ref, index) =>
          ref.kind === 'brand' || ref.kind === 'tag'
            ? []
            : [{ table: TABLES[ref.kind], id: ref.id, path: [...path, side, index, 'id'] }],
        ),
      )
    : [];

const ofReward = (reward: Reward, path: Path): Reference[] => {
  switch (reward.kind) {
    case 'buyGet':
      return [
        ...ofScope(reward.buy.scope, [...path, 'buy', 'scope']),
        ...ofScope(reward.get.scope, [...path, 'get', 'scope']),
      ];
    case 'bundle':
      return reward.parts.flatMap(({ scope }, index) =>
        ofScope(scope, [...path, 'parts', index, 'scope']),
      );
    case 'gift':
      return [{ table: 'variants', id: reward.variantId, path: [...path, 'variantId'] }];
    case 'flash':
      return reward.items.map(({ variantId }, index) => ({
        table: 'variants' as const,
        id: variantId,
        path: [...path, 'items', index, 'variantId'],
      }));
    case 'shipping':
      return [];
    default:
      return ofScope(reward.scope, [...path, 'scope']);
  }
};

export const referencesIn = (terms: Terms): Reference[] => [
  ...ofScope(terms.scope, ['scope']),
  ...terms.conditions.flatMap((condition, index) =>
    condition.kind === 'shippingMethod'
      ? []
      : ofScope(condition.scope, ['conditions', index, 'scope']),
  ),
  ...terms.rewards.flatMap((reward, index) => ofReward(reward, ['rewards', index])),
];
