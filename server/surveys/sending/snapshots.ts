/** What held when the event happened that somebody is asked about: answers are counted by it, whatever changes later. */
import { inArray } from 'drizzle-orm';
import { EMPTY_SNAPSHOT, type Snapshot } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderDiscounts, orderLines, orders } from '#db/schema/orders/orders';
import { members } from '#db/schema/members/members';
import { promotions } from '#db/schema/promotions/promotions';
import { memberEntries } from '#db/schema/promotions/memberActivities';
import { tickets } from '#db/schema/service/tickets';
import { groupBy } from '#shared/groupBy';
import { openLevels } from '../../members/levels/load.ts';
import type { Candidate } from './candidates.ts';

const ordersOf = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q
    .select({ id: orders.id, channel: orders.channel, total: orders.total })
    .from(orders)
    .where(inArray(orders.id, ids)),
);
const idsOfOrders = prepared({ ids: many(orders.externalId) }, (q, { ids }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, ids)),
);
const linesOf = prepared({ ids: many(orderLines.orderId) }, (q, { ids }) =>
  q
    .select({
      orderId: orderLines.orderId,
      categoryId: orderLines.categoryId,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids)),
);
const discountsOf = prepared({ ids: many(orderDiscounts.orderId) }, (q, { ids }) =>
  q
    .select({
      orderId: orderDiscounts.orderId,
      promotionId: orderDiscounts.promotionId,
      amount: orderDiscounts.amount,
    })
    .from(orderDiscounts)
    .where(inArray(orderDiscounts.orderId, ids)),
);
const campaignsOf = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({ id: promotions.id, campaignId: promotions.campaignId })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);
const ticketsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({
      id: tickets.id,
      type: tickets.type,
      assigneeId: tickets.assigneeId,
      teamId: tickets.teamId,
      orderExternalId: tickets.orderExternalId,
    })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);
const regionsOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, region: members.region })
    .from(members)
    .where(inArray(members.id, ids)),
);
const entriesOf = prepared({ ids: many(memberEntries.id) }, (q, { ids }) =>
  q
    .select({
      id: memberEntries.id,
      activityId: memberEntries.activityId,
      channel: memberEntries.channel,
    })
    .from(memberEntries)
    .where(inArray(memberEntries.id, ids)),
);

/** Lower bounds of the bands of an order's value, in minor units. */
const BANDS = [0, 10_000, 30_000, 100_000, 300_000] as const;
const bandOf = (total: number): number => BANDS.findLast((bound) => bound <= total) ?? 0;

interface Part {
  id: number | null;
  weight: number;
}
/** The one that weighs the most; of equals the lower id. */
const heaviest = (parts: readonly Part[]): number | null => {
  const sums = new Map<number, number>();
  for (const { id, weight } of parts) if (id !== null) sums.set(id, (sums.get(id) ?? 0) + weight);
  const [first] = [...sums].toSorted(([a, x], [b, y]) => y - x || a - b);
  return first?.[0] ?? null;
};

const loadOrders = async (db: Db, ids: readonly number[]) => {
  const lines = groupBy(await linesOf(db, { ids: [...ids] }), ({ orderId }) => orderId);
  const discounts = groupBy(await discountsOf(db, { ids: [...ids] }), ({ orderId }) => orderId);
  const found = (await ordersOf(db, { ids: [...ids] })).map(({ id, channel, total }) => ({
    id,
    channel,
    valueBand: bandOf(total),
    categoryId: heaviest(
      (lines.get(id) ?? []).map((line) => ({ id: line.categoryId, weight: line.paid })),
    ),
    promotionId: heaviest(
      (discounts.get(id) ?? []).map((one) => ({ id: one.promotionId, weight: one.amount })),
    ),
  }));
  const campaigns = new Map(
    (
      await campaignsOf(db, {
        ids: [...new Set(found.flatMap(({ promotionId }) => promotionId ?? []))],
      })
    ).map(({ id, campaignId }) => [id, campaignId]),
  );
  return new Map(
    found.map(({ id, ...order }) => [
      id,
      { ...order, campaignId: campaigns.get(order.promotionId ?? 0) ?? null },
    ]),
  );
};

const byId = <Row extends { id: number }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.id, row]));

/** In the order of the candidates. */
export const loadSnapshots = async (
  db: Db,
  candidates: readonly Candidate[],
): Promise<Snapshot[]> => {
  const ofTickets = byId(
    await ticketsOf(db, { ids: candidates.flatMap(({ ticketId }) => ticketId ?? []) }),
  );
  const named = new Map(
    (
      await idsOfOrders(db, {
        ids: [...ofTickets.values()].flatMap(({ orderExternalId }) => orderExternalId ?? []),
      })
    ).map(({ id, externalId }) => [externalId, id]),
  );
  const orderOf = ({ orderId, ticketId }: Candidate): number | null =>
    orderId ?? named.get(ofTickets.get(ticketId ?? 0)?.orderExternalId ?? '') ?? null;
  const ofOrders = await loadOrders(db, [
    ...new Set(candidates.flatMap((candidate) => orderOf(candidate) ?? [])),
  ]);
  const memberIds = candidates.map(({ memberId }) => memberId);
  const regions = byId(await regionsOf(db, { ids: memberIds }));
  const ofEntries = byId(
    await entriesOf(db, {
      ids: candidates.flatMap((one) => (one.subjectKind === 'entry' ? one.subjectId : [])),
    }),
  );
  const levelOf = await openLevels(db, memberIds);
  return candidates.map((candidate) => {
    const ticket = ofTickets.get(candidate.ticketId ?? 0);
    const order = ofOrders.get(orderOf(candidate) ?? 0);
    const entry =
      candidate.subjectKind === 'entry' ? ofEntries.get(candidate.subjectId) : undefined;
    return {
      ...EMPTY_SNAPSHOT,
      ...order,
      ...(ticket && {
        agentId: ticket.assigneeId,
        teamId: ticket.teamId,
        ticketType: ticket.type,
      }),
      ...(entry && { activityId: entry.activityId, channel: entry.channel }),
      level: levelOf(candidate.memberId, candidate.occurredAt).level,
      region: regions.get(candidate.memberId)?.region ?? null,
    };
  });
};
