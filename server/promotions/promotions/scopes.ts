/** The goods a promotion works on. Pure. */
import type { Scope, Terms } from '#contract/promotions/promotions';

/** Its own scope, or those its rewards name. */
export const scopesOf = ({ scope, rewards }: Terms): Scope[] =>
  rewards.flatMap((reward) => {
    switch (reward.kind) {
      case 'buyGet':
        return [reward.get.scope ?? scope];
      case 'bundle':
        return reward.parts.map((part) => part.scope);
      case 'flash':
        return [
          {
            ...scope,
            include: reward.items.map(({ variantId }) => ({
              kind: 'variant' as const,
              id: variantId,
            })),
          },
        ];
      case 'shipping':
      case 'gift':
        return [scope];
      default:
        return [reward.scope ?? scope];
    }
  });
