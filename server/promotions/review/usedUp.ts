/** Finds limits of a draft of which nothing is left, because as much or more was used before. */
import type { PromotionInput } from '#contract/promotions/promotions';
import type { Finding, VariantTaken } from '#contract/promotions/review';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { counters } from '../engine/counters.ts';
import type { Candidate } from '../engine/types.ts';
import { limitsOf } from '../promotions/limitsOf.ts';
import { isUsedUp } from '../promotions/rules.ts';
import { loadUsage } from '../quotes/loadUsage.ts';
import type { Sample } from './loadSample.ts';
import { MAX_NAMED, toFound } from './findings.ts';

const FOUND = { budget: 'budgetSpent', uses: 'usesReached', perDay: 'dayUsesReached' } as const;

/** `replaces`: the promotion that the terms revise; of a new one, only its campaign has used anything. */
export const findUsedUp = async (
  db: Db,
  { terms }: Pick<PromotionInput, 'terms'>,
  { replaces, campaign }: { replaces: number | null; campaign: Candidate['campaign'] },
  { goods }: Pick<Sample, 'goods'>,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<Finding[]> => {
  const limits =
    replaces === null
      ? []
      : limitsOf(replaces, terms, dayOf(Math.max(now, terms.startsAt ?? now), timeZone));
  const ofCampaign = campaign === null ? [] : [counters.campaign(campaign.id)];
  const names = limits.map(({ counter }) => counter);
  const usage = await loadUsage(db, [...names, ...ofCampaign], now);
  const reached = limits.filter(({ counter, limit }) => isUsedUp(usage(counter), limit));
  const taken = reached.flatMap((one): VariantTaken[] => {
    if (one.kind !== 'flashStock') return [];
    const known = goods.find(({ facts }) => facts.line.variantId === one.variantId);
    return known ? [{ ...toFound(known, one.limit), taken: usage(one.counter) }] : [];
  });
  const whole = reached.flatMap(({ kind, counter, limit }): Finding[] =>
    kind === 'flashStock' ? [] : [{ kind: FOUND[kind], used: usage(counter), limit }],
  );
  const spent = campaign === null ? 0 : usage(counters.campaign(campaign.id));
  return [
    ...(taken.length > 0
      ? [
          {
            kind: 'stockTaken' as const,
            count: taken.length,
            variants: taken.slice(0, MAX_NAMED),
          },
        ]
      : []),
    ...whole,
    ...(campaign !== null && campaign.budget !== null && isUsedUp(spent, campaign.budget)
      ? [{ kind: 'campaignSpent' as const, used: spent, limit: campaign.budget }]
      : []),
  ];
};
