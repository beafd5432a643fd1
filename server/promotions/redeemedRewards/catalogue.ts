/** The catalogue as a member sees it: what points are redeemed for, at which cost, and how they pay at checkout. */
import type { MemberReward } from '#contract/promotions/redeemedRewards';
import type { Settings } from '#contract/platform/settings';
import type { SpendPolicy } from '#contract/members/programme';
import type { Db } from '#db';
import { leftOf, usedOf } from '#rules/promotions/pointRewards';
import { RATE } from '#shared/money';
import { type Localized, shownAmount } from '#shared/localization';
import { limitWords } from '../pointRewards/words.ts';
import type { Asking } from '../quotes/held/holder.ts';
import type { CodeTerms } from './codes.ts';
import { loadOffered, openStanding, type RewardStanding, standingOf } from './standing.ts';

export interface CatalogueEntry extends MemberReward {
  /** What its codes give; null for gifts. */
  codes: CodeTerms | null;
}
export interface Catalogue {
  at: number;
  level: string | null;
  /** Points that can be spent. */
  available: number;
  rewards: CatalogueEntry[];
  /** How points pay a part of an order: by the quote and its redemption. Null where they do not. */
  cashOffset: (SpendPolicy & { words: Localized }) | null;
}

const toEntry = (
  { reward, points, perMember, limits, codes }: RewardStanding,
  redeemedAt: readonly number[],
  now: number,
  settings: Settings,
): CatalogueEntry => {
  const { id, kind, names, descriptions, pictureUrl, startsAt, endsAt } = reward;
  const { timeZone } = settings;
  return {
    id,
    kind,
    names,
    descriptions,
    pictureUrl,
    points,
    basePoints: reward.points,
    startsAt,
    endsAt,
    canRedeem: limits.length === 0,
    limits,
    words: limits.map((limit) => limitWords(limit, timeZone)),
    perMember: perMember && {
      ...perMember,
      used: usedOf(perMember, redeemedAt, { ...settings, now }).used,
    },
    left: leftOf({ ...reward, unclaimed: codes?.unclaimed ?? null }),
    codes: codes?.terms ?? null,
  };
};

const offsetWords = (policy: SpendPolicy, currency: string): Localized => {
  const { points, amount, unit, maxShare, minAmount } = policy;
  const worth = shownAmount(amount, currency);
  const least = shownAmount(minAmount, currency);
  const share = `${(maxShare * 100) / RATE}%`;
  return {
    en: `${points} points pay ${currency} ${worth}, in steps of ${unit}, up to ${share} of the goods${
      minAmount > 0 ? `, from ${currency} ${least} on` : ''
    }.`,
    zh: `${points} 积分可抵 ${currency} ${worth}，每次为 ${unit} 的倍数，最多抵扣商品金额的 ${share}${
      minAmount > 0 ? `，满 ${currency} ${least} 可用` : ''
    }。`,
  };
};

/** What is over or archived is not shown; what has not begun yet is, with when it begins. */
export const loadCatalogue = async (
  db: Db,
  asking: Asking,
  memberId: number,
): Promise<Catalogue> => {
  const { now, settings } = asking;
  const member = await openStanding(db, asking, memberId);
  const rewards: CatalogueEntry[] = [];
  for (const reward of await loadOffered(db)) {
    const standing = await standingOf(reward, member, asking);
    if (standing.limits.every(({ kind }) => kind !== 'over'))
      rewards.push(toEntry(standing, member.redeemedAt(reward.id), now, settings));
  }
  const policy = member.programme?.terms.spending ?? null;
  return {
    at: now,
    level: member.level.level,
    available: member.available,
    rewards,
    cashOffset: policy && { ...policy, words: offsetWords(policy, settings.currency) },
  };
};
