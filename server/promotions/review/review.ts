/** Before a promotion is saved for good: with which others it meets, and what the worst basket would cost the shop. */
import type { PromotionInput, PromotionReview, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { query } from '#db/statements';
import { marginBps } from '../../pricing/guards/rules.ts';
import { candidateOf } from '../quotes/promotionCache.ts';
import { engineRules } from '../quotes/quote.ts';
import { priceOf, variantFacts } from '../quotes/goods.ts';
import type { Settings } from '#contract/platform/settings';
import { loadPaths } from '../calendar/calendar.ts';
import { draftCandidate } from '../quotes/draft.ts';
import type { Candidate, EngineRules } from '../engine/types.ts';
import { overlapper, type Window } from '../calendar/overlap.ts';
import { approvalReason, phaseOf } from '../promotions/rules.ts';
import { inScope } from './sample.ts';
import { bare, concerns, depthBps, shopperFor, tryOne, unitsFor } from './worstCase.ts';

/** Goods looked at, spread over the scope; others compared with; rows shown. */
const SAMPLE = 400;
const COMPARED = 200;
const MOST_OTHERS = 100;
const SHOWN = 20;

interface Place {
  settings: Settings;
  now: number;
}

interface OtherRow {
  id: number;
  name: string;
  labels: string;
  terms: string;
  live_revision: number | null;
  open_status: 'submitted' | null;
  paused_at: number | null;
  starts_at: number;
  ends_at: number | null;
}
/** Promotions that run, will run, or wait for a decision. */
const othersOf = (db: Db, now: number, replaces: number | null) =>
  query<OtherRow>(
    db,
    `select id, name, labels, terms, live_revision, open_status, paused_at, starts_at, ends_at from promotions
     where archived_at is null and id <> ? and (live_revision is not null or open_status = 'submitted')
       and (ends_at is null or ends_at > ?) order by id`,
    [replaces ?? 0, now],
  );

/** How two of a lane stand to each other. */
const relationOf = (
  draft: Terms,
  other: Terms,
  rules: EngineRules,
): PromotionReview['conflicts'][number]['both'] => {
  const reaches = (one: Terms, another: Terms) =>
    one.exclusivity === 'all' || (one.exclusivity === 'lane' && one.lane === another.lane);
  const [mine, theirs] = [reaches(draft, other), reaches(other, draft)];
  if (mine && (!theirs || draft.priority > other.priority)) return 'silences';
  if (theirs) return 'silenced';
  return draft.lane === other.lane && rules.lanes[draft.lane] === 'best' ? 'best' : 'stack';
};

const warningsOf = ({ terms }: PromotionInput, now: number): string[] => [
  ...(terms.endsAt === null ? ['promotions.warnings.noEnd'] : []),
  ...(terms.limits.budget === null && terms.limits.uses === null
    ? ['promotions.warnings.unlimited']
    : []),
  ...(terms.startsAt < now - 60_000 ? ['promotions.warnings.startsAtOnce'] : []),
  ...(terms.rewards.some((reward) => reward.kind === 'gift')
    ? ['promotions.warnings.giftStock']
    : []),
  ...(terms.limits.perMember === null && terms.trigger === 'code'
    ? ['promotions.warnings.noMemberLimit']
    : []),
];

export const reviewPromotion = async (
  db: Db,
  { settings, now }: Place,
  input: PromotionInput,
  replaces: number | null,
): Promise<PromotionReview> => {
  const rules = engineRules(settings);
  const draft = await draftCandidate(db, input, replaces, settings);
  const at = Math.max(input.terms.startsAt, now);
  const rows = await othersOf(db, now, replaces);
  const overlapOf = overlapper((await loadPaths(db)).pathOf);
  const meeting = rows
    .map((row) => ({ row, terms: JSON.parse(row.terms) as Terms }))
    .flatMap(({ row, terms }) => {
      const overlap = overlapOf(input.terms, terms);
      return overlap ? [{ row, terms, overlap }] : [];
    })
    .slice(0, MOST_OTHERS);
  const candidates = meeting.map(({ row: { id, name, labels, live_revision }, terms }) =>
    bare(
      candidateOf(
        {
          id,
          name,
          labels: JSON.parse(labels),
          terms,
          revision: live_revision ?? 0,
          paused: false,
        },
        null,
        settings,
      ),
    ),
  );
  const mine = bare(draft);

  const shopper = shopperFor([input.terms]);
  const ids = await inScope(db, input.terms, SAMPLE);
  const price = await priceOf(db, ids, shopper, at);
  const goods = [...(await variantFacts(db, ids, settings)).values()].flatMap((facts) => {
    const single = price(facts.line.variantId, 1);
    const quantity = single ? unitsFor(input.terms, single.unitPrice) : 1;
    const priced = single && price(facts.line.variantId, quantity);
    return priced && concerns(mine, facts, priced) ? [{ facts, priced, quantity }] : [];
  });

  const tried = goods.map(({ facts: one, priced, quantity }) =>
    tryOne(one, priced, quantity, [mine, ...candidates], shopper, rules, at),
  );
  const worst = tried
    .map((one) => {
      const paid = one.amount - one.discount;
      const cost = one.facts.cost === null ? null : one.facts.cost * one.line.quantity;
      return {
        variantId: one.line.variantId,
        name: one.facts.name,
        sku: one.facts.sku,
        quantity: one.line.quantity,
        price: one.amount,
        paid,
        depthBps: depthBps(one),
        marginBps: marginBps(paid, cost),
        floor: one.line.floor === null ? null : one.line.floor * one.line.quantity,
      };
    })
    .sort(
      (a, b) =>
        (a.marginBps ?? 10_000) - (b.marginBps ?? 10_000) ||
        b.depthBps - a.depthBps ||
        a.variantId - b.variantId,
    )
    .slice(0, SHOWN);

  const conflicts = meeting.flatMap(({ row, terms, overlap }, index) => {
    const other = candidates[index] as Candidate;
    const both = goods
      .slice(0, COMPARED)
      .filter(({ facts, priced }) => concerns(other, facts, priced))
      .map(({ facts: one, priced, quantity }) =>
        tryOne(
          one,
          priced,
          Math.max(quantity, unitsFor(terms, priced.unitPrice)),
          [mine, other],
          shopperFor([input.terms, terms]),
          rules,
          at,
        ),
      );
    if (both.length === 0) return [];
    return [
      {
        promotionId: row.id,
        name: row.name,
        phase: phaseOf(
          {
            liveRevision: row.live_revision,
            openStatus: row.open_status,
            pausedAt: row.paused_at,
            archivedAt: null,
            startsAt: row.starts_at,
            endsAt: row.ends_at,
          },
          now,
        ),
        lane: terms.lane,
        overlap: overlap satisfies Window,
        both: relationOf(input.terms, terms, rules),
        depthBps: Math.max(...both.map(depthBps)),
        belowFloorVariants: both.filter(({ guarded }) => guarded).length,
      },
    ];
  });
  return {
    needsApproval: approvalReason(input.terms, settings.approvalBudget),
    conflicts: conflicts.sort((a, b) => b.depthBps - a.depthBps || a.promotionId - b.promotionId),
    worst,
    sampled: goods.length,
    warnings: warningsOf(input, now),
  };
};
