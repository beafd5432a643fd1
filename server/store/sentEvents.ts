/** Events that the store sends; entries to activities of the console are made by their own call, which writes the event. */
import { inArray } from 'drizzle-orm';
import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { addEvents, type EventResult } from '../orders/events/actions.ts';
import type { Writer } from '../platform/records/writer.ts';

const keptActivities = prepared({ codes: many(memberActivities.code) }, (q, { codes }) =>
  q
    .select({ code: memberActivities.code })
    .from(memberActivities)
    .where(inArray(memberActivities.code, codes)),
);
const knownEvents = prepared({ externalIds: many(events.externalId) }, (q, { externalIds }) =>
  q
    .select({ externalId: events.externalId })
    .from(events)
    .where(inArray(events.externalId, externalIds)),
);
const activityIn = ({ type, detail }: EventInput): string[] =>
  type === 'activity_entry' && typeof detail?.activity === 'string' ? [detail.activity] : [];

/** Events that are known already are compared with what is stored, as all others. */
export const addSentEvents = async (
  tx: Db,
  writer: Writer,
  inputs: readonly EventInput[],
): Promise<EventResult[]> => {
  const codes = [...new Set(inputs.flatMap(activityIn))];
  if (codes.length === 0) return addEvents(tx, writer, inputs);
  const kept = new Set((await keptActivities(tx, { codes })).map(({ code }) => code));
  const externalIds = inputs.map(({ externalId }) => externalId);
  const known = new Set(
    (await knownEvents(tx, { externalIds })).map(({ externalId }) => externalId),
  );
  const isOwn = (input: EventInput) =>
    !known.has(input.externalId) && activityIn(input).some((code) => kept.has(code));
  const results = await addEvents(
    tx,
    writer,
    inputs.filter((input) => !isOwn(input)),
  );
  let next = 0;
  return inputs.map((input): EventResult => {
    if (isOwn(input)) return { errors: { detail: 'events.errors.ownActivity' } };
    const result = results[next++];
    if (!result) throw new Error('An event was written without a result');
    return result;
  });
};
