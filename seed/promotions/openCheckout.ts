/** Writes the campaigns, promotions and codes that exist when the demo store's checkout first requests quotes. */
import { CampaignInput } from '#contract/promotions/campaigns';
import { type PromotionDraft, PromotionInput } from '#contract/promotions/promotions';
import type { Connection, Db } from '#db';
import { createCampaign } from '#server/promotions/campaigns/actions';
import { createPromotion } from '#server/promotions/promotions/create';
import { loadOpenRevision } from '#server/promotions/promotions/revisions';
import { approvePromotion } from '#server/promotions/promotions/decide';
import { submitPromotion } from '#server/promotions/promotions/submit';
import { getRow } from '#server/platform/records/records';
import { promotions } from '#db/schema/promotions/promotions';
import { candidateOf } from '#server/promotions/quotes/candidate';
import { loadGivenGoods } from '#server/promotions/quotes/givenGoods';
import type { Writer } from '#server/platform/records/writer';
import type { Random } from '../shared/random.ts';
import type { Checkout, ActivePeriod } from './checkout.ts';
import { type BatchKey, writeBatches } from './batches.ts';
import type { SeedContext } from './seedContext.ts';
import { loadSeedContext } from './loadSeedContext.ts';
import { CAMPAIGNS, draftOf } from './plans.ts';
import { type Planners, plannersOf } from './staff.ts';
import { weekly } from './permanentPlans.ts';
import { PLANNED, type PromotionKey } from './runningPlans.ts';
import type { CampaignKey, Planned } from './planTerms.ts';

const MINUTE = 60_000;
export const WEEKLY_RAISE_DAY = -20;
export const SHIPPING_PAUSED = -3;
/** Time of day at which staff approve, from the start of the day. */
export const OFFICE_HOUR = 10 * 60 * MINUTE;

/** What `writeChanges` needs in order to continue. */
export interface Planning {
  context: SeedContext;
  planners: Planners;
  campaigns: ReadonlyMap<CampaignKey, number>;
  promotions: ReadonlyMap<PromotionKey, number>;
  batches: ReadonlyMap<BatchKey, number>;
}

/** Submits a promotion, and has the manager approve it where it needs approval. */
export const publish = async (tx: Db, by: Planners, writer: Writer, id: number) => {
  await submitPromotion(tx, { ...writer, actor: by.marketer }, id);
  const open = await loadOpenRevision(tx, await getRow(tx, promotions, id));
  if (open)
    await approvePromotion(
      tx,
      { ...writer, actor: by.manager, now: writer.now + 50 * MINUTE },
      id,
      { reason: null },
    );
};
export const createDraft = (tx: Db, by: Planners, writer: Writer, draft: PromotionDraft) =>
  createPromotion(tx, { ...writer, actor: by.marketer }, PromotionInput.parse(draft));

const writeCampaigns = async (
  tx: Db,
  { context, planners }: Pick<Planning, 'context' | 'planners'>,
  writer: Writer,
) => {
  const ids = new Map<CampaignKey, number>();
  for (const key of ['doubleEleven', 'newMembers', 'home', 'doubleTwelve'] as const) {
    const { name, theme, goal, owner, window, budget, otherCost } = CAMPAIGNS[key];
    const { startsAt, endsAt } = window(context);
    const input = CampaignInput.parse({
      name: name(context),
      theme,
      goal,
      startsAt,
      endsAt,
      budget,
      otherCost,
    });
    ids.set(
      key,
      (await createCampaign(tx, { ...writer, actor: planners.owners[owner] }, input)).id,
    );
  }
  return ids;
};

/** The instant at which these terms were replaced or paused, or at which they end. */
const endOf = (key: PromotionKey, context: SeedContext, endsAt: number | null) => {
  if (key === 'weekly') return context.day(WEEKLY_RAISE_DAY) + OFFICE_HOUR;
  if (key === 'newMemberShipping') return context.day(SHIPPING_PAUSED) + OFFICE_HOUR;
  return endsAt ?? Number.POSITIVE_INFINITY;
};

/** `writer.now` is the instant of seeding, `opening` the instant at which the promotions were planned. */
export const openCheckout = async (
  connection: Connection,
  random: Random,
  checkout: Checkout,
  writer: Writer,
  opening: number,
): Promise<Planning> => {
  const { context, ancestors, named } = await loadSeedContext(connection.db, writer, opening);
  const planners = await plannersOf(connection.db);
  const { settings } = writer;
  return connection.transaction(async (tx) => {
    const at = (minutes: number): Writer => ({ ...writer, now: opening + minutes * MINUTE });
    const campaigns = await writeCampaigns(tx, { context, planners }, at(0));
    const ids = new Map<PromotionKey, number>();
    const periods: ActivePeriod[] = [];
    for (const [index, planned] of PLANNED.entries()) {
      const { key, name, zh, campaign }: Planned & { key: PromotionKey } = planned;
      const terms = planned.terms(context);
      if (!terms) continue;
      const campaignId = campaign === undefined ? null : (campaigns.get(campaign) ?? null);
      const input = PromotionInput.parse(draftOf({ name, zh }, terms, campaignId));
      const when = at(10 + index * 7);
      const id = await createDraft(tx, planners, when, input);
      await publish(tx, planners, when, id);
      ids.set(key, id);
      const row = { id, name, labels: input.labels, revision: 1, paused: false };
      const budget =
        campaign === undefined ? null : { id: campaignId ?? 0, budget: CAMPAIGNS[campaign].budget };
      const { startsAt, endsAt } = input.terms;
      const candidate = candidateOf({ ...row, terms: input.terms }, budget, settings);
      periods.push({ key, candidate, from: startsAt, until: endOf(key, context, endsAt) });
      if (key === 'weekly') {
        const raised = PromotionInput.parse(draftOf({ name, zh }, weekly(context, 50), null)).terms;
        const next = candidateOf({ ...row, revision: 2, terms: raised }, null, settings);
        periods.push({
          key,
          candidate: next,
          from: endOf(key, context, null),
          until: Number.POSITIVE_INFINITY,
        });
      }
    }
    const { batches, vouchers, shared } = await writeBatches(tx, random, {
      at,
      context,
      planners,
      promotions: ids,
    });
    const candidates = periods.map(({ candidate }) => candidate);
    checkout.open({
      periods,
      wallet: { codes: vouchers, claimed: [] },
      shared,
      ancestors,
      named,
      given: await loadGivenGoods(tx, candidates, opening),
      settings,
    });
    return { context, planners, campaigns, promotions: ids, batches };
  });
};
