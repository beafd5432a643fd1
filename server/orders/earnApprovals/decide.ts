/** A person's decision on an order or event that arrived too late to earn by itself. */
import { eq } from 'drizzle-orm';
import type { EarnDecision } from '#contract/orders/earnApprovals';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { earnApprovals } from '#db/schema/orders/earning';
import { events } from '#db/schema/orders/events';
import { openProgramme } from '../../members/earning/programme.ts';
import { evaluateMembers } from '../../members/evaluation/evaluateMembers.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { rewardEvents } from '../earning/earnByEvents.ts';
import { settleOrders } from '../earning/settleOrders.ts';

const eventById = prepared({ id: events.id }, (q, { id }) =>
  q
    .select({
      id: events.id,
      externalId: events.externalId,
      type: events.type,
      name: events.name,
      at: events.at,
      channel: events.channel,
      detail: events.detail,
    })
    .from(events)
    .where(eq(events.id, id)),
);

type Row = typeof earnApprovals.$inferSelect;

/** What is approved earns as if it had arrived in time: by the programme, the level and the limits of when it happened. */
const earn = async (tx: Db, writer: Writer, { orderId, eventId, memberId }: Row) => {
  if (orderId !== null) return settleOrders(tx, writer, [orderId]);
  const programme = await openProgramme(tx);
  const found = eventId === null ? [] : await eventById(tx, { id: eventId });
  if (programme)
    await rewardEvents(
      tx,
      writer,
      programme,
      found.map((event) => ({ ...event, memberId })),
    );
};

/** 409 where it has been decided. */
export const decideEarning = async (
  tx: Db,
  writer: Writer,
  id: number,
  state: 'approved' | 'rejected',
  { reason, version }: EarnDecision,
): Promise<void> => {
  const row = await getRow(tx, earnApprovals, id);
  checkVersion(row, version);
  if (row.state !== 'waiting') throw conflict('earnApprovals.errors.decided');
  const { actor, now } = writer;
  await updateRow(tx, earnApprovals, id, {
    state,
    decidedBy: actor.name,
    decidedAt: now,
    reason,
    updatedAt: now,
    version: row.version + 1,
  });
  if (state === 'approved') {
    await earn(tx, writer, row);
    await evaluateMembers(tx, writer, [row.memberId], 'gain');
  }
  await recordActivities(tx, [
    {
      actor,
      at: now,
      resource: 'earnApprovals',
      recordId: id,
      recordName: row.sourceId,
      verb: state === 'approved' ? 'approve' : 'reject',
      before: { state: row.state },
      after: { state },
      ...(reason !== null && { reason }),
    },
  ]);
};
