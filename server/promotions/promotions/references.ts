/** Finds the categories, products and variants that terms refer to. */
import type { Reward, Terms } from '#contract/promotions/promotions';
import {
  type Path,
  referencesOfScope as ofScope,
  type ScopeReference,
} from '../../catalog/scopes/references.ts';

const ofReward = (reward: Reward, path: Path): ScopeReference[] => {
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

export const referencesIn = (terms: Terms): ScopeReference[] => [
  ...ofScope(terms.scope, ['scope']),
  ...terms.conditions.flatMap((condition, index) =>
    condition.kind === 'shippingMethod'
      ? []
      : ofScope(condition.scope, ['conditions', index, 'scope']),
  ),
  ...terms.rewards.flatMap((reward, index) => ofReward(reward, ['rewards', index])),
];
