/** All reward kinds with their rules. Pure. */
import type { Reward, RewardKind } from '#contract/promotions/promotions';
import { amount } from './amount.ts';
import { bundle } from './bundle.ts';
import { buyGet } from './buyGet.ts';
import { fixedPrice } from './fixedPrice.ts';
import { flash } from './flash.ts';
import { fullReduction } from './fullReduction.ts';
import { gift } from './gift.ts';
import { percent } from './percent.ts';
import type { RewardOf, RewardRules } from './reward.ts';
import { shipping } from './shipping.ts';

const REWARD_RULES: { [K in RewardKind]: RewardRules<RewardOf<K>> } = {
  percent,
  amount,
  fixedPrice,
  fullReduction,
  buyGet,
  bundle,
  gift,
  shipping,
  flash,
};

/** The rules of a reward's kind. Call them with this reward only. */
export const rulesOf = ({ kind }: Reward): RewardRules => REWARD_RULES[kind];
