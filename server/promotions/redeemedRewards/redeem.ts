/** Redeems points for a reward: spends them, takes it from the stock or gives the code, in one transaction. */
import { eq } from 'drizzle-orm';
import type { RewardLimit } from '#contract/promotions/pointRewards';
import type { RedeemInput } from '#contract/promotions/redeemedRewards';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { members } from '#db/schema/members/members';
import { pointRewards, redeemedRewards } from '#db/schema/promotions/pointRewards';
import { message } from '#shared/fields';
import { endByActivity } from '../../members/inactivity/endByActivity.ts';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { loadPeople } from '../../members/people/load.ts';
import { spendPoints } from '../../members/points/spendPoints.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadGivenPromotions } from '../coupons/issuable.ts';
import { issueOne } from '../coupons/issueOne.ts';
import type { PointRewardRow } from '../pointRewards/record.ts';
import { limitWords } from '../pointRewards/words.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { activityEntry, type RedeemedRow } from './record.ts';
import { openStanding, standingOf } from './standing.ts';
import { tellRedeemedReward } from './tell.ts';

export type Redemption = RedeemInput & { externalId: string | null };

const byExternalId = prepared({ externalId: redeemedRewards.externalId }, (q, { externalId }) =>
  q
    .select({ id: redeemedRewards.id })
    .from(redeemedRewards)
    .where(eq(redeemedRewards.externalId, externalId)),
);

/** The earlier redemption with this id of the store; 409 where it was another one. */
const findEarlier = async (tx: Db, asked: Redemption): Promise<RedeemedRow | null> => {
  const { externalId, memberId, rewardId, points, recipient, phone, address } = asked;
  const [known] = externalId === null ? [] : await byExternalId(tx, { externalId });
  if (!known) return null;
  const row = await getRow(tx, redeemedRewards, known.id);
  const { primaryOf } = await loadPeople(tx, [row.memberId, memberId]);
  const isSame =
    primaryOf(row.memberId) === primaryOf(memberId) &&
    row.rewardId === rewardId &&
    row.points === (points ?? row.points) &&
    row.recipient === recipient &&
    row.phone === phone &&
    row.address === address;
  if (isSame) return row;
  const error = 'redeemedRewards.errors.otherRequest';
  throw conflict(error, { errors: { externalId: error } });
};

/** The field of a request that the limit is about. */
const fieldOf = ({ kind }: RewardLimit) => (kind === 'points' ? 'points' : 'rewardId');
const argumentsOf = (limit: RewardLimit): Record<string, unknown> => {
  if (limit.kind === 'perMember') return { smart_count: limit.times };
  if (limit.kind !== 'points') return {};
  const { needed, available, missing } = limit;
  return { needed, available, missing };
};
const refuse = (limit: RewardLimit, timeZone: string) => {
  const error = message(`redeemedRewards.errors.limits.${limit.kind}`, argumentsOf(limit));
  return conflict(error, {
    errors: { [fieldOf(limit)]: error },
    limit,
    words: limitWords(limit, timeZone),
  });
};

const checkAddress = (kind: PointRewardRow['kind'], asked: Redemption) => {
  if (kind === 'gift') return;
  for (const field of ['recipient', 'phone', 'address'] as const)
    if (asked[field] !== null) throw invalid({ [field]: 'redeemedRewards.errors.nothingToSend' });
};

/** The code of a reward, or null for a gift; the standing has said that there is one. */
const issueCode = async (tx: Db, writer: Writer, { batchId }: PointRewardRow, memberId: number) => {
  if (batchId === null) return null;
  const batch = await getRow(tx, couponBatches, batchId);
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  const issued = await issueOne(tx, writer, batch, promotion, memberId, 'points');
  if (!issued) throw refuse({ kind: 'codes' }, writer.settings.timeZone);
  return issued.couponId;
};

/** `owner`: the connection to which the cached promotions belong. */
export interface Redeeming extends Writer {
  owner: Asking['owner'];
}

/** What the member may redeem, at the cost that was agreed to; throws with the field and the reason. */
const checkStanding = async (tx: Db, writer: Redeeming, asked: Redemption) => {
  const { settings } = writer;
  const reward = await findRow(tx, pointRewards, asked.rewardId);
  if (!reward) throw invalid({ rewardId: 'errors.notFound' });
  checkAddress(reward.kind, asked);
  const named = await findRow(tx, members, asked.memberId);
  if (named) refuseErasedIn('memberId', named);
  const member = await openStanding(tx, writer, asked.memberId);
  const { points, limits } = await standingOf(reward, member, writer);
  const [first] = limits;
  if (first) throw refuse(first, settings.timeZone);
  if (points !== (asked.points ?? points)) {
    const error = message('redeemedRewards.errors.otherCost', { points });
    throw conflict(error, { errors: { points: error }, points });
  }
  const level = member.level.level;
  return { reward, points, level, programmeNumber: member.programme?.number ?? 0 };
};

const saveRedemption = async (
  tx: Db,
  writer: Redeeming,
  asked: Redemption,
): Promise<RedeemedRow> => {
  const { reward, ...agreed } = await checkStanding(tx, writer, asked);
  const { memberId, rewardId, externalId, recipient, phone, address } = asked;
  const { actor, now } = writer;
  const { kind, names } = reward;
  const isGift = kind === 'gift';
  const row = {
    ...agreed,
    externalId,
    memberId,
    rewardId,
    kind,
    names,
    recipient,
    phone,
    address,
    state: isGift ? ('requested' as const) : ('fulfilled' as const),
    couponId: await issueCode(tx, writer, reward, memberId),
    redeemedAt: now,
    fulfilledAt: isGift ? null : now,
    actorKind: actor.kind,
    actorName: actor.name,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, redeemedRewards, [row], { returning: true });
  await updateRow(tx, pointRewards, rewardId, { redeemedCount: reward.redeemedCount + 1 });
  return getRow(tx, redeemedRewards, id);
};

/** Done once for each id of the store. */
export const redeemReward = async (
  tx: Db,
  writer: Redeeming,
  asked: Redemption,
): Promise<RedeemedRow> => {
  if (!(await findRow(tx, members, asked.memberId))) throw invalid({ memberId: 'errors.notFound' });
  const earlier = await findEarlier(tx, asked);
  if (earlier) return earlier;
  const row = await saveRedemption(tx, writer, asked);
  const { id, memberId, rewardId, points, externalId } = row;
  await spendPoints(tx, writer, {
    memberId,
    points,
    source: 'reward',
    sourceId: String(id),
    occurredAt: writer.now,
    detail: { rewardId, names: row.names },
  });
  await endByActivity(tx, writer, [memberId]);
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'redeem',
    after: { memberId, rewardId, points, externalId },
  });
  await tellRedeemedReward(tx, writer, 'redeemed', row);
  return row;
};
