/** Changes the demo store's promotions after their start: edits terms, pauses one, issues codes, plans upcoming ones. */
import { IssueInput } from '#contract/promotions/coupons/issuing';
import { type PromotionDraft, PromotionInput } from '#contract/promotions/promotions';
import type { Connection, Db } from '#db';
import { revokeBatch } from '#server/promotions/coupons/revoke';
import { issueCoupons } from '#server/promotions/coupons/issue';
import { editPromotion } from '#server/promotions/promotions/edit';
import { switchPromotion } from '#server/promotions/promotions/switch';
import { rejectPromotion } from '#server/promotions/promotions/decide';
import { submitPromotion } from '#server/promotions/promotions/submit';
import type { Writer } from '#server/platform/records/writer';
import { writeGivenLevels } from '../members/writeLevels.ts';
import type { Random } from '../shared/random.ts';
import type { Checkout } from './checkout.ts';
import { firstCodes, firstMembers, ofLevel } from './codeReads.ts';
import { writeAttempts, writeClaims } from './codes.ts';
import {
  createDraft,
  OFFICE_HOUR,
  type Planning,
  publish,
  SHIPPING_PAUSED,
  WEEKLY_RAISE_DAY,
} from './openCheckout.ts';
import { draftOf, REJECTION, UPCOMING } from './plans.ts';
import { newMember, weekly } from './permanentPlans.ts';
import { PLANNED, type PromotionKey } from './runningPlans.ts';

const HOUR = 3_600_000;

type At = (offset: number) => Writer;

const plannedAs = (key: PromotionKey) => {
  const planned = PLANNED.find((one) => one.key === key);
  if (!planned) throw new Error(`No promotion ${key} is planned`);
  return planned;
};
const edit = async (
  tx: Db,
  writer: Writer,
  { promotions }: Planning,
  key: PromotionKey,
  draft: PromotionDraft,
) => {
  const id = promotions.get(key) ?? 0;
  await editPromotion(tx, writer, id, PromotionInput.parse(draft));
  return id;
};

/** Edits running promotions, pauses one, and archives one that has ended. */
const changeTerms = async (tx: Db, planning: Planning, at: At) => {
  const { context, planners, promotions, campaigns } = planning;
  const by = (offset: number): Writer => ({ ...at(offset), actor: planners.marketer });
  const id = await edit(
    tx,
    by(WEEKLY_RAISE_DAY),
    planning,
    'weekly',
    draftOf(plannedAs('weekly'), weekly(context, 50), null, 'Larger baskets gave up at 30 off'),
  );
  await publish(tx, planners, by(WEEKLY_RAISE_DAY), id);
  await edit(
    tx,
    by(-1),
    planning,
    'newMember',
    draftOf(
      plannedAs('newMember'),
      newMember(context, 15, 99),
      campaigns.get('newMembers') ?? null,
      'Try 15 off from 99: the first baskets are small',
    ),
  );
  const paused = promotions.get('newMemberShipping') ?? 0;
  const manager: Writer = { ...at(SHIPPING_PAUSED), actor: planners.manager };
  await switchPromotion(
    tx,
    manager,
    paused,
    'pause',
    'The parcel service changes its prices this week',
  );
  await switchPromotion(tx, by(-30), promotions.get('teaHarvest') ?? 0, 'archive', null);
};

const writeUpcoming = async (tx: Db, { context, planners, campaigns }: Planning, at: At) => {
  for (const planned of UPCOMING) {
    const { campaign, on, until } = planned;
    const terms = planned.terms(context);
    if (!terms) continue;
    const writer = at(on);
    const draft = draftOf(
      planned,
      terms,
      campaign === undefined ? null : (campaigns.get(campaign) ?? null),
    );
    const id = await createDraft(tx, planners, writer, draft);
    if (until === 'published') await publish(tx, planners, writer, id);
    if (until === 'submitted' || until === 'rejected')
      await submitPromotion(tx, { ...writer, actor: planners.marketer }, id);
    if (until === 'rejected')
      await rejectPromotion(tx, { ...writer, actor: planners.manager }, id, { reason: REJECTION });
  }
};

/** Issues codes to premium members, revokes a batch whose code was published, and writes refused attempts. */
const handleCodes = async (
  tx: Db,
  random: Random,
  { planners, batches, promotions }: Planning,
  checkout: Checkout,
  writer: Writer,
  at: At,
) => {
  const { data } = checkout;
  const wallet = data?.wallet ?? { codes: [], claimed: [] };
  const unused = await writeClaims(tx, random, writer, wallet);
  const premium = await ofLevel(tx, { level: 'premium' });
  if (premium.length > 0) {
    const giver: Writer = { ...at(-12), actor: planners.marketer };
    await issueCoupons(
      tx,
      giver,
      batches.get('premiumThanks') ?? 0,
      IssueInput.parse({ level: 'premium' }),
    );
  }
  const revoker: Writer = { ...at(-8), actor: planners.marketer };
  await revokeBatch(
    tx,
    revoker,
    batches.get('partners') ?? 0,
    'The codes stood on a coupon site / 券码被发到优惠券网站',
  );

  const taken = await firstCodes(tx, { batchId: batches.get('partners') ?? 0 });
  const members = await firstMembers(tx);
  const somebody = () => (random.chance(0.7) ? random.pick(members).id : null);
  const names = new Map(wallet.codes.map(({ id, code }) => [id, code]));
  const known = (claims: typeof wallet.claimed) =>
    claims.map(({ couponId, at: since }) => ({ code: names.get(couponId) ?? '', since }));
  // Used within two days of the claim.
  const used = known(wallet.claimed.slice(-40))
    .map(({ code, since }) => ({ code, since: since + 48 * HOUR }))
    .filter(({ since }) => since < writer.now)
    .slice(-14);
  const others = known(unused.slice(0, 9));
  if (promotions.has('newMember'))
    await writeAttempts(tx, random, writer.now, [
      ...Array.from({ length: 21 }, () => ({
        code: 'NEW10',
        verdict: 'otherOrderNumber' as const,
        memberId: somebody(),
      })),
      ...Array.from({ length: 8 }, () => ({
        code: 'NEW10',
        verdict: 'belowThreshold' as const,
        memberId: somebody(),
      })),
      ...['NEWI5', 'NEW11', 'WEEKLY', 'WEKLY5', 'D11', 'DOUBLE11', '双11'].map((code) => ({
        code,
        verdict: 'unknownCode' as const,
        memberId: somebody(),
      })),
      ...taken.map(({ code }) => ({
        code,
        verdict: 'codeRevoked' as const,
        memberId: somebody(),
        since: revoker.now,
      })),
      ...used.map((one) => ({ ...one, verdict: 'codeUsedUp' as const, memberId: somebody() })),
      ...others.map((one) => ({ ...one, verdict: 'codeOfAnother' as const, memberId: somebody() })),
    ]);
};

/** Call it after every order was written; `writer.now` is the instant of seeding. */
export const writeChanges = async (
  connection: Connection,
  random: Random,
  planning: Planning,
  checkout: Checkout,
  writer: Writer,
) => {
  const at: At = (offset) => ({
    ...writer,
    now: Math.min(
      writer.now,
      planning.context.day(offset) + (offset < 0 ? OFFICE_HOUR : OFFICE_HOUR - 2 * HOUR),
    ),
  });
  await connection.transaction(async (tx) => {
    await changeTerms(tx, planning, at);
    await writeUpcoming(tx, planning, at);
    // A random stream of its own, so that a repeated transaction writes the same rows.
    await handleCodes(tx, random.fork('codes'), planning, checkout, writer, at);
    await writeGivenLevels(tx, (days) => ({ ...at(days), actor: planning.planners.marketer }));
  });
};
