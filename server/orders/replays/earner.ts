/** Gives by the rules of one version of the programme, as orders and events are given when they arrive. */
import type { EarnRule } from '#contract/members/earnRules';
import type { LevelRanks } from '#rules/platform/audiences';
import { dayOf } from '#shared/days';
import type { KnownGoods } from '../../catalog/scopes/rules.ts';
import { expiresAt } from '../../members/earnRules/dates.ts';
import { eventAwardsOf } from '../../members/earnRules/eventAwards.ts';
import { GivenSoFar } from '../../members/earnRules/loadGiven.ts';
import type { Currency } from '../../members/earnRules/rules.ts';
import type { EarningMember } from '../../members/earning/facts.ts';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { AwardComputer, toStored } from '../earning/computeAwards.ts';
import { detailOf } from '../earning/gifts.ts';
import type { PaidOrder } from '../earning/loadOrders.ts';
import type { OriginalPriceOf } from '../earning/originalPrices.ts';
import type { Credit, Earner } from './credit.ts';
import type { PastMember } from './past.ts';

/** What rules are computed with for some members. */
export interface EarnerGround {
  earning: ReadonlyMap<number, EarningMember>;
  goods: ReadonlyMap<number, KnownGoods>;
  originalPriceOf: OriginalPriceOf;
  ranks: LevelRanks;
  timeZone: string;
}

/** `budgets`: what rules with a budget have given to all members, by `JSON.stringify([key, currency])`. */
export const openEarner = (
  version: ApprovedVersion,
  members: readonly Pick<PastMember, 'id' | 'givenBefore'>[],
  budgets: ReadonlyMap<string, number>,
  { earning, goods, originalPriceOf, ranks, timeZone }: EarnerGround,
): Earner => {
  const given = new GivenSoFar(budgets);
  for (const { id, givenBefore } of members)
    for (const { ruleKey, currency, day, amount } of givenBefore)
      given.add(id, ruleKey, currency, day, amount);
  const computer = new AwardComputer(earning, ranks, goods, originalPriceOf, given, timeZone);
  const { terms } = version;
  const lapsesAt = (currency: Currency, rule: EarnRule, at: number) =>
    currency === 'points' ? expiresAt(terms.expiry, rule.expiryMonths, at, timeZone) : null;
  return {
    ofOrder: ({ id }, order: PaidOrder, { level }) => {
      const { paidAt } = order;
      const computable = { order, memberId: id, paidAt, version, before: [], buyer: null };
      const awards = computer.compute(computable, level);
      const credits = awards.map((award): Credit => {
        const { rule, currency, desired, granted, limits } = award;
        return {
          source: 'order',
          sourceId: order.externalId,
          ruleKey: rule.key,
          currency,
          desired,
          granted,
          limits,
          at: paidAt,
          level,
          expiresAt: lapsesAt(currency, rule, paidAt),
          lines: detailOf(award, level).lines,
          streak: null,
        };
      });
      return { credits, awards: awards.map(toStored) };
    },
    ofEvent: ({ id, channel, groups }, event, at, level) => {
      const day = dayOf(at, timeZone);
      const facts = { ...level, segments: earning.get(id)?.segmentsAt(at) ?? [] };
      const occasion = { ...event, at, level: facts, groups, channel: event.channel ?? channel };
      return eventAwardsOf(terms, occasion, timeZone, (rule, currency) =>
        given.of(id, rule.key, currency, day),
      ).map(({ rule, currency, desired, granted, limits }): Credit => {
        given.add(id, rule.key, currency, day, granted);
        given.addToAll(rule.key, currency, granted);
        return {
          source: event.source,
          sourceId: event.sourceId,
          ruleKey: rule.key,
          currency,
          desired,
          granted,
          limits,
          at,
          level: level.level,
          expiresAt: lapsesAt(currency, rule, at),
          lines: null,
          streak: event.streak ?? null,
        };
      });
    },
  };
};
