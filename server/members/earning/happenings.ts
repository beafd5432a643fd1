/** What members earn with what they did in the shop, with all that is needed loaded once for a batch. */
import type { EarnTrigger } from '#contract/members/earnRules';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { availableAt, expiresAt } from '../earnRules/dates.ts';
import { type EventAward, eventAwardsOf } from '../earnRules/eventAwards.ts';
import { loadGiven } from '../earnRules/loadGiven.ts';
import { openLevels } from '../levels/load.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import { loadEarningMembers } from './facts.ts';
import type { Gift } from './give.ts';
import type { Programme } from './versions.ts';

/** Something that a member did, or that is rewarded like it. */
export interface Happening {
  memberId: number;
  trigger: EarnTrigger;
  subject: string | null;
  at: number;
  channel: string | null;
  /** Of signing in, the consecutive days. */
  streak?: number;
  /** Of a referral, whether it is the member who was referred. */
  isReferee?: boolean;
  source: PointSource;
  sourceId: string;
}

const toGift = (
  { memberId, at, streak, source, sourceId }: Happening,
  version: ApprovedVersion,
  { rule, currency, granted, desired, limits }: EventAward,
  { level, timeZone }: { level: string | null; timeZone: string },
): Gift => {
  // Nothing is delivered: those days count from when it happened.
  const pending = {
    ...rule.pending,
    ...(rule.pending.kind === 'delivered' && { kind: 'days' as const }),
  };
  return {
    memberId,
    currency,
    amount: granted,
    desired,
    source,
    sourceId,
    ruleKey: rule.key,
    programmeNumber: version.number,
    occurredAt: at,
    availableAt: availableAt(pending, { occurredAt: at, deliveredAt: null }, timeZone),
    expiresAt: expiresAt(version.terms.expiry, rule.expiryMonths, at, timeZone),
    detail: { level, limits, ...(streak !== undefined && { streak }) },
  };
};

/**
 * The gifts for these, in their order; each by the version that was in force when it happened. Nothing for what happened
 * before the first.
 */
export const giftsOf = async (
  tx: Db,
  programme: Programme,
  happenings: readonly Happening[],
  timeZone: string,
): Promise<Gift[]> => {
  const dated = happenings.flatMap((happening) => {
    const version = programme.at(happening.at);
    return version ? [{ happening, version }] : [];
  });
  if (dated.length === 0) return [];
  const memberIds = dated.map(({ happening }) => happening.memberId);
  const triggers = new Set(dated.map(({ happening }) => happening.trigger));
  const rules = [...new Set(dated.map(({ version }) => version))].flatMap(({ terms }) =>
    terms.earnRules.filter(({ trigger }) => triggers.has(trigger)),
  );
  if (rules.length === 0) return [];
  const members = await loadEarningMembers(tx, memberIds);
  const levelOf = await openLevels(tx, memberIds);
  const given = await loadGiven(tx, rules, memberIds);
  return dated.flatMap(({ happening, version }) => {
    const { memberId, at } = happening;
    const day = dayOf(at, timeZone);
    const level = levelOf(memberId, at);
    const member = members.get(memberId);
    const awards = eventAwardsOf(
      version.terms,
      {
        ...happening,
        channel: happening.channel ?? member?.channel ?? null,
        level,
        groups: member?.groups ?? [],
      },
      timeZone,
      (rule, currency) => given.of(memberId, rule.key, currency, day),
    );
    return awards.map((award) => {
      given.add(memberId, award.rule.key, award.currency, day, award.granted);
      given.addToAll(award.rule.key, award.currency, award.granted);
      return toGift(happening, version, award, { level: level.level, timeZone });
    });
  });
};
