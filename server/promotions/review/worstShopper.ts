/** A shopper to whom terms apply. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import { levelFactsOf, levelsIn, type LevelRanks } from '#rules/platform/audiences';
import type { Shopper } from '../engine/types.ts';

/** A shopper who belongs to the audience of all these terms. */
export const shopperFor = (all: readonly Terms[], ranks: LevelRanks): Shopper => {
  const common = (pick: (audience: Terms['audience']) => readonly string[]) => {
    const named = all.map(({ audience }) => pick(audience)).filter((one) => one.length > 0);
    return named[0]?.filter((one) => named.every((other) => other.includes(one))) ?? [];
  };
  return {
    // Known, so that limits per member do not refuse the shopper.
    key: 'member',
    ...levelFactsOf(common((audience) => levelsIn(audience, ranks))[0] ?? null, ranks),
    // A shopper has one level and one channel, but may be in any groups and segments.
    segments: all.flatMap(({ audience: { segments = [] } }) => segments),
    groups: all.flatMap(({ audience }) => audience.groups),
    channel: common(({ channels }) => channels)[0] ?? null,
    joinedAt: null,
    orderNumber: null,
    birthday: null,
  };
};
