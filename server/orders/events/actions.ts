/**
 * Writes behaviour events from the store's systems, each id once. Events are linked to their member now, or later when
 * the member is created.
 */
import { inArray } from 'drizzle-orm';
import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { idsByExternalId } from '../../members/members/memberIds.ts';
import { afterEvents } from './afterEvents.ts';
import { VisitChanges } from './visits.ts';
import { dayOf } from '#shared/days';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

const eventsByExternalId = prepared(
  { externalIds: many(events.externalId) },
  (q, { externalIds }) =>
    q
      .select({ id: events.id, externalId: events.externalId })
      .from(events)
      .where(inArray(events.externalId, externalIds)),
);
const toIds = (rows: readonly { id: number; externalId: string }[]) =>
  new Map(rows.map(({ id, externalId }) => [externalId, id]));

/** Adds events; an event with a known id is not changed. */
export const addEvents = async (
  tx: Db,
  writer: Writer,
  inputs: readonly EventInput[],
): Promise<RowResult[]> => {
  const externalIds = inputs.map(({ externalId }) => externalId);
  const known = toIds(await eventsByExternalId(tx, { externalIds }));
  const fresh = new Map<string, EventInput>();
  for (const input of inputs)
    if (!known.has(input.externalId) && !fresh.has(input.externalId))
      fresh.set(input.externalId, input);

  const named = [...fresh.values()].flatMap(({ memberExternalId }) => memberExternalId ?? []);
  const memberIds = toIds(await idsByExternalId(tx, { externalIds: [...new Set(named)] }));
  const visits = new VisitChanges();
  const written = [...fresh.values()].map((input) => {
    const day = dayOf(input.at, writer.settings.timeZone);
    visits.count(input, day, 1);
    return {
      ...input,
      day,
      memberId:
        input.memberExternalId === null ? null : (memberIds.get(input.memberExternalId) ?? null),
    };
  });
  const ids = await insertRows(tx, events, written, { returning: true });
  await visits.write(tx);
  const ofMembers = written.flatMap(({ memberId, type, at }) =>
    memberId === null ? [] : [{ memberId, type, at }],
  );
  for (const react of afterEvents.parts) await react(tx, writer, ofMembers);
  written.forEach(({ externalId }, index) => known.set(externalId, ids[index] ?? 0));
  return inputs.map(({ externalId }) => ({
    externalId,
    id: known.get(externalId) ?? 0,
    outcome: fresh.delete(externalId) ? 'created' : 'unchanged',
  }));
};
