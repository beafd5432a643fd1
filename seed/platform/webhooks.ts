/** One of the store's own systems that is told what happens, with what was handed over to it until it was paused. */
import type { Connection } from '#db';
import { query } from '#db/statements';
import type { Writer } from '#server/platform/records/writer';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { claimDue } from '#server/platform/webhooks/claim';
import { recordOutcome } from '#server/platform/webhooks/recordOutcome';
import { createEndpoint } from '#server/platform/webhooks/saveEndpoint';
import { pauseEndpoint } from '#server/platform/webhooks/switchEndpoint';
import { writerAt } from '../systemWriter.ts';
import type { Random } from '../shared/random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Made so long before the store is seeded, and paused so long before. */
const MADE_BEFORE = 14 * DAY;
const PAUSED_BEFORE = 3 * HOUR;

/** Call it before what it shall be told; returns its id. */
export const writeEndpoint = async (connection: Connection, now: number): Promise<number> => {
  const writer: Writer = writerAt(now - MADE_BEFORE);
  const { id } = await connection.transaction((tx) =>
    createEndpoint(
      tx,
      writer,
      {
        url: 'https://shop.example.com/hooks/console',
        description: 'Online shop: prices, promotions and coupons / 网店：价格、促销和优惠券',
        types: eventTypes.parts.map(({ type }) => type),
      },
      false,
    ),
  );
  return id;
};

/** What the shop answers: it is mostly there, and sometimes busy. */
const outcomeOf = (random: Random) =>
  random.chance(0.85)
    ? { status: 200, failure: null, answer: '{"ok":true}', duration: random.int(40, 400) }
    : {
        status: 503,
        failure: 'status' as const,
        answer: 'Service Unavailable',
        duration: random.int(900, 4000),
      };

/** Hands over what was recorded, each at its time, and pauses the endpoint: what happened since waits. */
export const writeDeliveries = async (
  connection: Connection,
  random: Random,
  endpointId: number,
  now: number,
) => {
  await recordDueEvents({ connection, now: () => now });
  const pausedAt = now - PAUSED_BEFORE;
  for (;;) {
    const [next] = await query<{ at: number | null }>(
      connection.db,
      `select min(next_attempt_at) as at from webhook_deliveries where status = 'waiting' and endpoint_id = ?`,
      [endpointId],
    );
    const due = next?.at === null ? Infinity : Number(next?.at);
    if (due >= pausedAt) break;
    const at = due + random.int(200, 2000);
    await connection.transaction(async (tx) => {
      // A random stream of its own, so that a repeated transaction writes the same rows.
      const own = random.fork(String(at));
      for (const claimed of await claimDue(tx, endpointId, at)) {
        const outcome = outcomeOf(own);
        await recordOutcome(tx, claimed, outcome, {
          at,
          now: at + outcome.duration,
          random: own.next(),
        });
      }
    });
  }
  await connection.transaction((tx) => pauseEndpoint(tx, writerAt(pausedAt), endpointId));
};
