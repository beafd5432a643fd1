/** Converts the settings to rules of the engine. */
import type { EngineRules } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';

export const engineRules = ({
  productLane,
  orderLane,
  shippingLane,
  thresholdBasis,
  timeZone,
}: Settings): EngineRules => ({
  lanes: { product: productLane, order: orderLane, shipping: shippingLane },
  thresholdBasis,
  timeZone,
  halves: 'discount',
  leftovers: 'largest',
  rewardBase: 'left',
});
