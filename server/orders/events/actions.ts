/**
 * Writes behaviour events from the store's systems, each id once: an event is a fact that others have acted on, so another
 * content for a known id is refused. Events are linked to their member now, or later when
 * the member is created.
 */
import { inArray } from 'drizzle-orm';
import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { ERASED_MEMBER, isErased } from '../../members/erased/refuse.ts';
import { idsByExternalId } from '../../members/members/memberIds.ts';
import { afterEvents } from './afterEvents.ts';
import { applyMonths } from '../sales/applyMonths.ts';
import { monthsOfEvents } from './monthsOfEvents.ts';
import { VisitChanges } from './visits.ts';
import { dayOf } from '#shared/days';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

const eventsByExternalId = prepared(
  { externalIds: many(events.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: events.id,
        externalId: events.externalId,
        type: events.type,
        name: events.name,
        at: events.at,
        channel: events.channel,
        source: events.source,
        session: events.session,
        memberExternalId: events.memberExternalId,
        sku: events.sku,
        detail: events.detail,
      })
      .from(events)
      .where(inArray(events.externalId, externalIds)),
);
type Content = Omit<EventInput, 'detail'> & { detail: Record<string, unknown> | null };
/** What an event says, the same for the same event whatever the order of its fields. */
const contentOf = ({ externalId: _, detail, ...fields }: Content): string =>
  JSON.stringify([
    fields.type,
    fields.name,
    fields.at,
    fields.channel,
    fields.source,
    fields.session,
    fields.memberExternalId,
    fields.sku,
    detail && Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
export type EventResult = RowResult | { errors: Record<string, string> };
const toIds = (rows: readonly { id: number; externalId: string }[]) =>
  new Map(rows.map(({ id, externalId }) => [externalId, id]));

/** Members that an event names: whose it is, and whom they brought. */
const namedIn = ({ memberExternalId, type, detail }: EventInput): string[] => {
  const referee = type === 'referral' ? detail?.refereeExternalId : undefined;
  return [memberExternalId, typeof referee === 'string' ? referee : null].flatMap(
    (named) => named ?? [],
  );
};

/** Adds events, but none of members who were erased; an event with a known id is not changed, and refused if its content is another. */
export const addEvents = async (
  tx: Db,
  writer: Writer,
  inputs: readonly EventInput[],
): Promise<EventResult[]> => {
  const externalIds = inputs.map(({ externalId }) => externalId);
  const stored = await eventsByExternalId(tx, { externalIds });
  const known = toIds(stored);
  const contents = new Map(stored.map((event) => [event.externalId, contentOf(event)]));
  const fresh = new Map<string, EventInput>();
  const people = await idsByExternalId(tx, { externalIds: [...new Set(inputs.flatMap(namedIn))] });
  const erased = new Set(people.filter(isErased).map(({ externalId }) => externalId));
  const refused = new Set(inputs.filter((input) => namedIn(input).some((one) => erased.has(one))));
  for (const input of inputs)
    if (!refused.has(input) && !contents.has(input.externalId)) {
      fresh.set(input.externalId, input);
      contents.set(input.externalId, contentOf(input));
    }

  const memberIds = toIds(people);
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
  await applyMonths(tx, monthsOfEvents(written));
  const ofMembers = written.flatMap(
    ({ externalId, memberId, type, name, at, channel, detail }, index) =>
      memberId === null
        ? []
        : [{ id: ids[index] ?? 0, externalId, memberId, type, name, at, channel, detail }],
  );
  for (const react of afterEvents.parts) await react(tx, writer, ofMembers);
  written.forEach(({ externalId }, index) => known.set(externalId, ids[index] ?? 0));
  return inputs.map((input): EventResult => {
    const { externalId } = input;
    if (refused.has(input)) return { errors: { memberExternalId: ERASED_MEMBER } };
    if (contents.get(externalId) !== contentOf(input))
      return { errors: { externalId: 'events.errors.otherContent' } };
    const outcome = fresh.delete(externalId) ? 'created' : 'unchanged';
    return { externalId, id: known.get(externalId) ?? 0, outcome };
  });
};
