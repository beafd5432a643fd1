/** What members earn with what they did in the shop, with all that is needed loaded once for a batch. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { eventAwardsOf } from '../earnRules/eventAwards.ts';
import { loadGiven } from '../earnRules/loadGiven.ts';
import type { Currency } from '../earnRules/rules.ts';
import { ownOf } from '../earnRules/takenBack.ts';
import { type Awarded, giftOf, type Happening } from './eventGifts.ts';
import type { Gift } from './give.ts';
import { openOccasions } from './occasions.ts';
import type { Programme } from './versions.ts';

/**
 * The awards of these, in their order; each by the version that was in force when it happened. Nothing for what happened
 * before the first.
 */
export const awardHappenings = async (
  tx: Db,
  programme: Programme,
  happenings: readonly Happening[],
  timeZone: string,
): Promise<Awarded[]> => {
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
  if (rules.length === 0)
    return dated.map((one) => ({ ...one, level: null, groups: null, awards: [] }));
  const occasionOf = await openOccasions(tx, memberIds);
  const given = await loadGiven(tx, rules, memberIds);
  return dated.map(({ happening, version }) => {
    const { memberId, at, before = [] } = happening;
    const day = dayOf(at, timeZone);
    const { groups: known } = happening;
    const now = occasionOf(happening, version);
    const occasion = { ...now, groups: known ?? now.groups };
    const own = ({ key }: EarnRule, currency: Currency) => ownOf(before, key, currency);
    const awards = eventAwardsOf(
      version.terms,
      { ...happening, ...occasion },
      timeZone,
      (rule, currency) => given.of(memberId, rule.key, currency, day),
      own,
    );
    given.addAwards(memberId, day, awards, own);
    return { happening, version, level: occasion.level.level, groups: occasion.groups, awards };
  });
};

/** The gifts for these, in their order. */
export const giftsOf = async (
  tx: Db,
  programme: Programme,
  happenings: readonly Happening[],
  timeZone: string,
): Promise<Gift[]> =>
  (await awardHappenings(tx, programme, happenings, timeZone)).flatMap((awarded) =>
    awarded.awards.map((award) => giftOf(awarded, award, timeZone)),
  );
