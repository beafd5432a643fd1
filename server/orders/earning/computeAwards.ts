/** Computes what orders earn, with all that is needed loaded once for a batch. */
import type { EarnRule } from '#contract/members/earnRules';
import type { StoredAward } from '#contract/orders/earning';
import { levelFactsOf, type LevelRanks } from '#rules/platform/audiences';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { loadGoods } from '../../catalog/scopes/loadGoods.ts';
import type { KnownGoods } from '../../catalog/scopes/rules.ts';
import { isBirthday } from '../../members/earnRules/birthdays.ts';
import { type GivenSoFar, loadGiven } from '../../members/earnRules/loadGiven.ts';
import { awardsOf, type OrderAward } from '../../members/earnRules/orderAwards.ts';
import type { EarningLine } from '../../members/earnRules/orderBase.ts';
import type { Currency } from '../../members/earnRules/rules.ts';
import { ownOf } from '../../members/earnRules/takenBack.ts';
import { type EarningMember, loadEarningMembers } from '../../members/earning/facts.ts';
import { benefitsOf } from '../../members/earning/versions.ts';
import { loadRanks } from '../../members/levels/load.ts';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import type { Line, PaidOrder } from './loadOrders.ts';
import { asAsked, openOriginalPrices, type OriginalPriceOf } from './originalPrices.ts';

/** An order whose awards are computed, by the version and the level that the member had when it was paid. */
export interface Computable {
  order: PaidOrder;
  memberId: number;
  paidAt: number;
  version: ApprovedVersion;
  /** What the rules gave for this order before. */
  before: readonly StoredAward[];
  /** Who the member was when it was awarded first; null where that is now, or was not kept. */
  buyer: Buyer | null;
}

/** What rules ask of a member that may change later. */
export interface Buyer {
  groups: string[];
  isBirthday: boolean;
}

/** Whether the rule asks what goods are. */
const isLimited = ({ scope }: EarnRule) =>
  scope.include.length > 0 ||
  scope.exclude.length > 0 ||
  scope.minUnitPrice !== null ||
  scope.maxUnitPrice !== null;

const toLine = (
  { number, variantId, productId, categoryId, unitPrice, discount, paid, points, pointsOff }: Line,
  goods: ReadonlyMap<number, KnownGoods>,
  originalPrice: number,
): EarningLine => ({
  number,
  paid: paid + pointsOff,
  paidWithPoints: points,
  discount: discount - pointsOff,
  goods: {
    ...(goods.get(variantId ?? 0) ?? {
      variantId: variantId ?? 0,
      productId: productId ?? 0,
      categoryIds: categoryId === null ? [] : [categoryId],
      brand: null,
      tags: [],
    }),
    unitPrice,
    originalPrice,
  },
});

export class AwardComputer {
  constructor(
    private readonly members: ReadonlyMap<number, EarningMember>,
    private readonly ranks: LevelRanks,
    private readonly goods: ReadonlyMap<number, KnownGoods>,
    private readonly originalPriceOf: OriginalPriceOf,
    private readonly given: GivenSoFar,
    private readonly timeZone: string,
  ) {}

  /** Who the member is by what is known now. */
  buyerOf(memberId: number, paidAt: number): Buyer {
    const member = this.members.get(memberId);
    const day = dayOf(paidAt, this.timeZone);
    return {
      groups: member?.groups ?? [],
      isBirthday: member !== undefined && isBirthday(member, day, this.timeZone),
    };
  }

  /** Counts what it gives beyond `before`, for the limits of those that follow. */
  compute(
    { order, memberId, paidAt, version, before, buyer: known }: Computable,
    level: string | null,
  ): OrderAward[] {
    const member = this.members.get(memberId);
    const day = dayOf(paidAt, this.timeZone);
    const own = ({ key }: EarnRule, currency: Currency) => ownOf(before, key, currency);
    const levelFacts = {
      ...levelFactsOf(level, this.ranks),
      segments: member?.segmentsAt(paidAt) ?? [],
    };
    const { channel, placedAt } = order;
    const { groups, isBirthday: hasBirthday } = known ?? this.buyerOf(memberId, paidAt);
    const buyer = { ...levelFacts, groups, channel, placedAt };
    const earning = {
      trigger: 'order' as const,
      subject: null,
      at: paidAt,
      channel,
      level: levelFacts,
      groups,
      benefits: benefitsOf(version.terms, level),
      isBirthday: hasBirthday,
      lines: order.lines
        .map((line) => toLine(line, this.goods, this.originalPriceOf(line, buyer)))
        .sort((one, other) => one.number - other.number),
    };
    const awards = awardsOf(version.terms, earning, this.timeZone, (rule, currency) => ({
      given: this.given.of(memberId, rule.key, currency, day),
      own: own(rule, currency),
    }));
    this.given.addAwards(memberId, day, awards, own);
    return awards;
  }
}

/** Whether the rule counts some goods only. */
export const isScoped = (rule: EarnRule): boolean => isLimited(rule) || rule.scope.skipReduced;

/** What the scopes of these rules ask of goods. */
export const loadForScopes = async (
  db: Db,
  rules: readonly EarnRule[],
  variantIds: readonly number[],
): Promise<{ goods: ReadonlyMap<number, KnownGoods>; originalPriceOf: OriginalPriceOf }> => ({
  goods: rules.some(isLimited) ? await loadGoods(db, variantIds) : new Map(),
  originalPriceOf: rules.some(({ scope }) => scope.skipReduced)
    ? await openOriginalPrices(db, variantIds)
    : asAsked,
});

/** Statements only for what the rules of these versions ask for. */
export const openComputer = async (
  tx: Db,
  computable: readonly Computable[],
  timeZone: string,
): Promise<AwardComputer> => {
  const rules = [...new Set(computable.map(({ version }) => version))].flatMap(({ terms }) =>
    terms.earnRules.filter(({ trigger }) => trigger === 'order'),
  );
  const memberIds = computable.map(({ memberId }) => memberId);
  const members = await loadEarningMembers(tx, memberIds);
  const variantIds = computable.flatMap(({ order }) =>
    order.lines.flatMap(({ variantId }) => variantId ?? []),
  );
  const { goods, originalPriceOf } = await loadForScopes(tx, rules, variantIds);
  const given = await loadGiven(tx, rules, memberIds);
  const ranks = await loadRanks(tx);
  return new AwardComputer(members, ranks, goods, originalPriceOf, given, timeZone);
};

export const toStored = ({ rule, currency, desired, granted, lines }: OrderAward): StoredAward => ({
  ruleKey: rule.key,
  currency,
  desired,
  granted,
  reversed: 0,
  lines,
});
