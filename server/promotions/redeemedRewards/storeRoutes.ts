/** Routes of the catalogue for the store's own systems. */
import { and, eq, inArray } from 'drizzle-orm';
import { StoreRewardInput } from '#contract/promotions/redeemedRewards';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { cleanKey } from '#shared/searchText';
import { getNamedMember, memberIn } from '../../members/members/namedMember.ts';
import { loadPeople } from '../../members/people/load.ts';
import { notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { loadCatalogue } from './catalogue.ts';
import { loadRedeemed } from './record.ts';
import { redeemReward } from './redeem.ts';

const loadMemberId = async (db: Db, params: Record<string, string | undefined>) =>
  (await getNamedMember(db, memberIn(params))).id;
const byExternalId = prepared(
  { memberIds: many(redeemedRewards.memberId), externalId: redeemedRewards.externalId },
  (q, { memberIds, externalId }) =>
    q
      .select({ id: redeemedRewards.id })
      .from(redeemedRewards)
      .where(
        and(
          inArray(redeemedRewards.memberId, memberIds),
          eq(redeemedRewards.externalId, externalId),
        ),
      ),
);

/** What the store is told of a redeemed reward: it knows the address itself. */
const loadStatus = async (db: Db, id: number) => {
  const row = await loadRedeemed(db, id);
  const { externalId, memberExternalId: member, rewardId, kind, names, points, state } = row;
  const { code, carrier, trackingNumber, note, redeemedAt, fulfilledAt, cancelledAt, reason } = row;
  return {
    id,
    externalId,
    member,
    rewardId,
    kind,
    names,
    points,
    state,
    code,
    carrier,
    trackingNumber,
    note,
    redeemedAt,
    fulfilledAt,
    cancelledAt,
    reason,
  };
};

export const storeRewardRoutes: Route[] = [
  route({
    method: 'get',
    path: '/store/members/:member/catalogue',
    access: { scope: 'members.read' },
    summary:
      'What a member can redeem points for: cost at the member’s level, what limits it as data and in words, and how points pay at checkout',
    handle: async (context, { params }) => {
      const settings = await context.settings();
      const asking = { owner: context.connection, settings, now: context.now() };
      return context.connection.readSnapshot(async (db) =>
        loadCatalogue(db, asking, await loadMemberId(db, params)),
      );
    },
  }),
  route({
    method: 'post',
    path: '/store/members/:member/redeemedRewards',
    access: { scope: 'promotions.write' },
    summary:
      'A member redeems points for a reward, by your own id: a repeat gets what the first got, with its state now',
    body: StoreRewardInput,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) => {
        const memberId = await loadMemberId(tx, params);
        const redeeming = { ...writer, owner: context.connection };
        return loadStatus(tx, (await redeemReward(tx, redeeming, { ...body, memberId })).id);
      });
    },
  }),
  route({
    method: 'get',
    path: '/store/members/:member/redeemedRewards/:externalId',
    access: { scope: 'members.read' },
    summary: 'What became of a reward that a member redeemed, by your own id',
    handle: async ({ db }, { params }) => {
      const memberId = await loadMemberId(db, params);
      const externalId = cleanKey(params.externalId ?? '');
      const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
      const [row] = await byExternalId(db, { memberIds, externalId });
      if (!row) throw notFound();
      return loadStatus(db, row.id);
    },
  }),
];
