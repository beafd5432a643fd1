/** Sends deliveries again: one, or all of a filter in a job. Receivers get the same id as before. */
import { and, inArray, isNull, ne } from 'drizzle-orm';
import { MAX_SENT_AGAIN } from '#contract/platform/webhooks';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';
import { message } from '#shared/fields';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, HttpError } from '../http/errors.ts';
import type { JobRun } from '../jobs/jobRun.ts';
import { startJob } from '../jobs/runner.ts';
import { listRows } from '../lists/list.ts';
import { pagesOf } from '../lists/pages.ts';
import type { Filter } from '../lists/spec.ts';
import { getRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import { writerOf } from '../records/writer.ts';
import { deliveryList } from './deliveries.ts';
import { getActive } from './saveEndpoint.ts';

/** What waits is sent in any case, and archived endpoints get nothing. */
const sendable = prepared({ ids: many(webhookDeliveries.id) }, (q, { ids }) =>
  q
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(
      and(
        inArray(webhookDeliveries.id, ids),
        ne(webhookDeliveries.status, 'waiting'),
        inArray(
          webhookDeliveries.endpointId,
          q
            .select({ id: webhookEndpoints.id })
            .from(webhookEndpoints)
            .where(isNull(webhookEndpoints.archivedAt)),
        ),
      ),
    ),
);
const askAgain = prepared(
  { ids: many(webhookDeliveries.id), now: webhookDeliveries.nextAttemptAt },
  (q, { ids, now }) =>
    q
      .update(webhookDeliveries)
      .set({ status: 'waiting', nextAttemptAt: now, round: 0, roundStartedAt: null })
      .where(inArray(webhookDeliveries.id, ids)),
);

/** Sends one delivery again; 409 where it waits anyway, or its endpoint is archived. */
export const sendOneAgain = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getRow(tx, webhookDeliveries, id);
  await getActive(tx, row.endpointId);
  if (row.status === 'waiting') throw conflict('webhooks.errors.waitsAnyway');
  await askAgain(tx, { ids: [id], now: writer.now });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'webhookDeliveries',
    recordId: id,
    recordName: row.messageId,
    verb: 'sendAgain',
  });
};

const askForAll = async (run: JobRun, ids: readonly number[], step = 500) => {
  const { connection, now } = run.application;
  run.total = ids.length;
  for (let from = 0; from < ids.length; from += step) {
    const part = ids.slice(from, from + step);
    const asked = await connection.transaction(async (tx) => {
      const free = (await sendable(tx, { ids: part })).map(({ id }) => id);
      await askAgain(tx, { ids: free, now: now() });
      return free.length;
    });
    run.done += part.length;
    run.count('rows', asked);
    await run.pause();
  }
};

/** Starts a job that sends all deliveries of a filter again, as they are now; 422 where there are too many. */
export const sendAllAgain = async (context: Context, filter: Filter): Promise<{ id: number }> => {
  const writer = await writerOf(context);
  const page = { filter, sort: ['id', 'ASC'], from: 0, limit: 1 };
  const { total } = await listRows(deliveryList, context, page);
  if (total > MAX_SENT_AGAIN)
    throw new HttpError(422, message('webhooks.errors.tooManyAgain', { max: MAX_SENT_AGAIN }));
  const ids: number[] = [];
  for await (const rows of await pagesOf(deliveryList, context, { filter, sort: ['id', 'ASC'] }))
    ids.push(...rows.map(({ id }) => Number(id)));
  const { id } = await startJob(
    context,
    {
      kind: 'webhooks',
      name: String(ids.length),
      input: { filter },
      actor: context.actor,
      inserted: (tx, jobId) =>
        recordActivity(tx, {
          actor: writer.actor,
          at: writer.now,
          resource: 'webhookDeliveries',
          recordId: jobId,
          verb: 'sendAgain',
          after: { filter, deliveries: ids.length },
        }).then(() => undefined),
    },
    (run) => askForAll(run, ids),
  );
  return { id };
};
