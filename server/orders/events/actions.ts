/** Behaviour events of the store's systems: kept once by their id, joined to a member now or when they arrive. */
import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { events } from '#db/schema/orders/events';
import { rowsStatement } from '#db/statements';
import { afterEvents } from './afterEvents.ts';
import { dayOf } from '#shared/days';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

const addVisits = rowsStatement(
  { channel: 'text', day: 'text', visits: 'integer' },
  (input) => `
    insert into visit_days (channel, day, visits) select channel, day, visits from ${input} where true
    on conflict (channel, day) do update set visits = visit_days.visits + excluded.visits`,
);

/** Adds events; one whose id is known already is left as it was. */
export const addEvents = async (
  tx: Db,
  writer: Writer,
  inputs: readonly EventInput[],
): Promise<RowResult[]> => {
  const rows = await selectIn<{ id: number; external_id: string }>(
    tx,
    'select id, external_id from events where external_id in (?)',
    inputs.map(({ externalId }) => externalId),
    'text',
  );
  const known = new Map(rows.map(({ id, external_id }) => [external_id, id]));
  const fresh = new Map<string, EventInput>();
  for (const input of inputs)
    if (!known.has(input.externalId) && !fresh.has(input.externalId))
      fresh.set(input.externalId, input);

  const members = new Map(
    (
      await selectIn<{ id: number; external_id: string }>(
        tx,
        'select id, external_id from members where external_id in (?)',
        [...new Set([...fresh.values()].flatMap(({ memberExternalId }) => memberExternalId ?? []))],
        'text',
      )
    ).map(({ id, external_id }) => [external_id, id]),
  );
  const visits = new Map<string, number>();
  const written = [...fresh.values()].map((input) => {
    const day = dayOf(input.at, writer.settings.timeZone);
    if (input.type === 'visit') {
      for (const channel of ['', input.channel]) {
        const key = JSON.stringify([channel, day]);
        visits.set(key, (visits.get(key) ?? 0) + 1);
      }
    }
    return {
      ...input,
      day,
      memberId:
        input.memberExternalId === null ? null : (members.get(input.memberExternalId) ?? null),
    };
  });
  const ids = await insertRows(tx, events, written, { returning: true });
  await addVisits(
    tx,
    [...visits].map(([key, count]) => [...(JSON.parse(key) as [string, string]), count]),
  );
  const ofMembers = written.flatMap(({ memberId, type }) =>
    memberId === null ? [] : [{ memberId, type }],
  );
  for (const react of afterEvents.parts) await react(tx, writer, ofMembers);
  written.forEach(({ externalId }, index) => known.set(externalId, ids[index] ?? 0));
  return inputs.map(({ externalId }) => ({
    externalId,
    id: known.get(externalId) ?? 0,
    outcome: fresh.delete(externalId) ? 'created' : 'unchanged',
  }));
};
