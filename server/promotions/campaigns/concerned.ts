/** Finds the promotions that each verb on a whole campaign would reach, for the question before it. */
import {
  CAMPAIGN_VERBS,
  type CampaignVerb,
  type ConcernedPromotion,
} from '#contract/promotions/campaigns';
import type { Db } from '#db';
import type { PromotionRow } from '../promotions/record.ts';
import { effectOfTerms, endRefusal, phaseOf } from '../promotions/rules.ts';
import { loadOpenTermsOf, loadPromotionsOf } from './promotionsOf.ts';
import { concerns } from './rules.ts';

type Campaign = { id: number; endsAt: number | null };
type Open = Awaited<ReturnType<typeof loadOpenTermsOf>>[number];

const toSubmitted = (
  row: PromotionRow,
  { revision, campaignId, terms }: Open,
  campaign: Campaign,
  now: number,
): ConcernedPromotion => ({
  id: row.id,
  name: row.name,
  // A draft may be of another campaign: what refuses it there is said by its own page.
  refusal: endRefusal(terms, campaignId === campaign.id ? campaign : null, now),
  draft: {
    revision,
    endsAt: terms.endsAt,
    effect: effectOfTerms({ ...row, phase: phaseOf(row, now) }),
    liveRevision: row.liveRevision,
    liveEndsAt: row.endsAt,
  },
});

export const findConcerned = async (
  db: Db,
  campaign: Campaign,
  now: number,
): Promise<Record<CampaignVerb, ConcernedPromotion[]>> => {
  const rows = await loadPromotionsOf(db, { campaignId: campaign.id });
  const open = new Map(
    (await loadOpenTermsOf(db, { campaignId: campaign.id })).map((one) => [one.promotionId, one]),
  );
  const toConcerned = (verb: CampaignVerb, row: PromotionRow): ConcernedPromotion => {
    const draft = verb === 'submit' ? open.get(row.id) : undefined;
    if (draft) return toSubmitted(row, draft, campaign, now);
    const isPlanned = verb === 'end' && row.openStatus === 'approved';
    const refusal = isPlanned ? 'promotions.errors.approvedForLater' : null;
    return { id: row.id, name: row.name, refusal, draft: null };
  };
  const of = (verb: CampaignVerb) =>
    rows.filter((row) => concerns(verb, row, now)).map((row) => toConcerned(verb, row));
  return Object.fromEntries(CAMPAIGN_VERBS.map((verb) => [verb, of(verb)])) as Record<
    CampaignVerb,
    ConcernedPromotion[]
  >;
};
