/** The numbers of visits by channel and day. */
import { sql } from 'drizzle-orm';
import type { EventType } from '#contract/orders/events';
import type { Db } from '#db';
import { excluded, nameOf, namesOf } from '#db/names';
import { preparedRows } from '#db/preparedRows';
import { visitDays } from '#db/schema/orders/sales';

/** By hand: a set-based upsert that adds to the stored numbers. */
const addVisits = preparedRows(
  { channel: visitDays.channel, day: visitDays.day, visits: visitDays.visits },
  {},
  (_, { rows, input }) =>
    sql`insert into ${visitDays} (${namesOf(visitDays.channel, visitDays.day, visitDays.visits)})
      select ${input.channel}, ${input.day}, ${input.visits} from ${rows} where true
      on conflict (${namesOf(visitDays.channel, visitDays.day)})
      do update set ${nameOf(visitDays.visits)} = ${visitDays.visits} + ${excluded(visitDays.visits)}`,
);

/** Adds and takes away visits, in their own channel and in all channels (''). */
export class VisitChanges {
  readonly #visits = new Map<string, number>();

  count({ type, channel }: { type: EventType; channel: string }, day: string, by: 1 | -1) {
    if (type !== 'visit') return;
    for (const scope of ['', channel]) {
      const key = JSON.stringify([scope, day]);
      this.#visits.set(key, (this.#visits.get(key) ?? 0) + by);
    }
  }

  async write(tx: Db) {
    await addVisits(
      tx,
      [...this.#visits]
        .filter(([, visits]) => visits !== 0)
        .map(([key, visits]) => {
          const [channel, day] = JSON.parse(key) as [string, string];
          return { channel, day, visits };
        }),
    );
  }
}
