/** Loads and lists endpoints. Their secrets leave the server only when they are made. */
import type { WebhookEndpoint } from '#contract/platform/webhooks';
import type { Db } from '#db';
import { webhookEndpoints } from '#db/schema/platform/webhooks';
import { query } from '#db/statements';
import type { ListSpec } from '../lists/spec.ts';
import { getRow } from '../records/records.ts';

export type EndpointRow = typeof webhookEndpoints.$inferSelect;

const countOf = (status: 'waiting' | 'failed', endpoint: string) =>
  `(select count(*) from webhook_deliveries d where d.endpoint_id = ${endpoint} and d.status = '${status}')`;

export const endpointList: ListSpec = {
  table: webhookEndpoints,
  searchColumns: ['url', 'description'],
  hidden: ['secret', 'previousSecret'],
  extra: {
    waiting: countOf('waiting', '"webhook_endpoints".id'),
    failed: countOf('failed', '"webhook_endpoints".id'),
  },
  unasked: {
    fields: ['archivedAt', 'archivedAt_neq', 'archivedAt_gte'],
    sql: 'archived_at is null',
  },
  defaultSort: ['createdAt', 'DESC'],
  finish: (_context, rows) =>
    rows.map((row) => ({ ...row, waiting: Number(row.waiting), failed: Number(row.failed) })),
};

/** An endpoint without its secrets; 404 where it does not exist. */
export const loadEndpoint = async (db: Db, id: number): Promise<WebhookEndpoint> => {
  const { secret: _, previousSecret: __, ...row } = await getRow(db, webhookEndpoints, id);
  const [counts] = await query<{ waiting: number; failed: number }>(
    db,
    `select ${countOf('waiting', 'e.id')} as waiting, ${countOf('failed', 'e.id')} as failed
     from webhook_endpoints e where e.id = ?`,
    [id],
  );
  return { ...row, waiting: Number(counts?.waiting ?? 0), failed: Number(counts?.failed ?? 0) };
};
