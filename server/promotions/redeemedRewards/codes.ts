/** The codes of rewards for a member: what they give, whether one can be given now, and whether the member could use it. */
import { eq } from 'drizzle-orm';
import type { Terms } from '#contract/promotions/promotions';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { usableFrom, whyNotGiven } from '#rules/promotions/coupons';
import type { CodeState } from '#rules/promotions/pointRewards';
import type { Localized } from '#shared/localization';
import { getRow } from '../../platform/records/records.ts';
import { countUnclaimed } from '../coupons/unclaimed.ts';
import { counters } from '../engine/counters.ts';
import type { Candidate, UsageLookup } from '../engine/types.ts';
import { type Asking, loadHolder, openHolder } from '../quotes/held/holder.ts';
import { type HeldCode, whyUnusable } from '../quotes/held/usable.ts';
import { cachedPromotions } from '../quotes/promotionCache.ts';

const batchOf = prepared({ batchId: couponBatches.id }, (q, { batchId }) =>
  q
    .select({
      promotionId: couponBatches.promotionId,
      kind: couponBatches.kind,
      claim: couponBatches.claim,
      revokedAt: couponBatches.revokedAt,
      validFrom: couponBatches.validFrom,
      validUntil: couponBatches.validUntil,
      daysAfterClaim: couponBatches.daysAfterClaim,
      usesPerCode: couponBatches.usesPerCode,
      labels: promotions.labels,
      terms: promotions.terms,
      startsAt: promotions.startsAt,
      endsAt: promotions.endsAt,
      archivedAt: promotions.archivedAt,
      liveRevision: promotions.liveRevision,
    })
    .from(couponBatches)
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .where(eq(couponBatches.id, batchId)),
);
type Batch = Awaited<ReturnType<typeof batchOf>>[number];

/** What a code of the batch gives, for shoppers. */
export interface CodeTerms {
  labels: Localized;
  terms: Pick<Terms, 'conditions' | 'rewards' | 'scope'>;
  usesPerCode: number | null;
  daysAfterClaim: number | null;
  /** The end, excluded, of the batch or its promotion; null for none. */
  validUntil: number | null;
}
export interface RewardCodes extends CodeState {
  terms: CodeTerms;
  unclaimed: number;
}

const toCodeTerms = (
  { labels, usesPerCode, daysAfterClaim, validUntil }: Batch,
  { conditions, rewards, scope, endsAt }: Terms,
): CodeTerms => {
  const end = Math.min(validUntil ?? Infinity, endsAt ?? Infinity);
  return {
    labels,
    terms: { conditions, rewards, scope },
    usesPerCode,
    daysAfterClaim,
    validUntil: Number.isFinite(end) ? end : null,
  };
};

/** How often the member may still use the codes of the promotion that they hold. */
const usesHeld = (held: readonly HeldCode[], promotionId: number, usage: UsageLookup): number =>
  held
    .filter(({ candidate }) => candidate.id === promotionId)
    .reduce((sum, { row, batch: { usesPerCode } }) => {
      const used = usage(counters.coupon(row.id));
      return sum + Math.max(0, (usesPerCode ?? Infinity) - used);
    }, 0);

/** Placeholder for the code that the member would get. */
const ANY_CODE = '*';

type Holder = Awaited<ReturnType<typeof openHolder>>;
/** As for a code that is held; the codes that are will take their part of the limit of a member. */
const whyOfNoUse = async (
  { held, shopper, rules, loadUsage }: Holder,
  promotion: Candidate,
  at: number,
): Promise<PromotionVerdict | null> => {
  const { limits } = promotion.terms;
  // A limit of each day leaves other days.
  const terms = { ...promotion.terms, limits: { ...limits, perDay: null } };
  const candidate = { ...promotion, terms, code: ANY_CODE };
  const usage = await loadUsage([candidate, ...held.map((one) => one.candidate)]);
  const ofMember = shopper.key === null ? null : counters.member(candidate.id, shopper.key);
  const expected: UsageLookup = (counter) =>
    usage(counter) + (counter === ofMember ? usesHeld(held, candidate.id, usage) : 0);
  return whyUnusable(candidate, shopper, at, rules, expected);
};

/** The codes of a batch as anybody could be given one. */
const loadStock = async (
  db: Db,
  batchId: number,
  { promotions }: Pick<Holder['promotions'], 'promotions'>,
  now: number,
) => {
  const [batch] = await batchOf(db, { batchId });
  if (!batch) throw new Error(`Batch ${batchId} of a reward is missing`);
  const promotion = promotions.get(batch.promotionId);
  const terms = promotion?.terms ?? batch.terms;
  const unclaimed = Number((await countUnclaimed(db, { batchId }))[0]?.codes ?? 0);
  const isRunning =
    promotion !== undefined && !promotion.paused && (terms.endsAt ?? Infinity) > now;
  return {
    batch,
    promotion,
    terms,
    unclaimed,
    // Whoever knows a code that is not bound uses it without points.
    canGive:
      batch.claim.bound &&
      isRunning &&
      unclaimed > 0 &&
      [null, 'notStarted'].includes(whyNotGiven(batch, batch, now)),
  };
};

/** Without asking for a member: how many codes of a batch there are, and whether one can be given. */
export const openStock =
  (db: Db, { owner, settings, now }: Asking) =>
  async (batchId: number) =>
    loadStock(db, batchId, await cachedPromotions(owner, db, settings, now, now), now);

/** The codes of batches for a member; what all batches share is loaded once, for the first of them. */
export const openCodes = (db: Db, asking: Asking, memberId: number) => {
  let opened: Holder | undefined;
  const open = async () => {
    const { externalId } = await getRow(db, members, memberId);
    return (opened ??= await openHolder(db, asking, await loadHolder(db, externalId, asking.now)));
  };
  return async (batchId: number): Promise<RewardCodes> => {
    const { now } = asking;
    const holder = opened ?? (await open());
    const stock = await loadStock(db, batchId, holder.promotions, now);
    const { batch, promotion, terms, unclaimed, canGive } = stock;
    const startsAt = usableFrom(batch, terms);
    return {
      terms: toCodeTerms(batch, terms),
      unclaimed,
      startsAt,
      canGive,
      unusable: promotion ? await whyOfNoUse(holder, promotion, Math.max(now, startsAt)) : null,
    };
  };
};
