/** Creates and edits endpoints. */
import { isNull } from 'drizzle-orm';
import type { WebhookEndpointInput, WithSecret } from '#contract/platform/webhooks';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { webhookEndpoints } from '#db/schema/platform/webhooks';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../activities/record.ts';
import { conflict, invalid } from '../http/errors.ts';
import { eventTypes } from '../outbox/eventTypes.ts';
import { checkVersion, getRow, updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import { isPrivateHost } from './addresses.ts';
import { type EndpointRow, loadEndpoint } from './endpoints.ts';
import { newSecret } from './sign.ts';

/** Each has its own turn in the sender, so there is a limit. */
const MAX_ENDPOINTS = 20;

export const endpointEntry = (
  { actor, now }: Writer,
  { id, url }: { id: number; url: string },
) => ({
  actor,
  at: now,
  resource: 'webhookEndpoints',
  recordId: id,
  recordName: url,
});

/** The row; 404 where it does not exist, 409 where it is archived. */
export const getActive = async (tx: Db, id: number): Promise<EndpointRow> => {
  const row = await getRow(tx, webhookEndpoints, id);
  if (row.archivedAt !== null) throw conflict('webhooks.errors.archived');
  return row;
};

const checkInput = ({ url, types }: WebhookEndpointInput, toPrivate: boolean) => {
  const known = new Set(eventTypes.parts.map(({ type }) => type));
  const unknown = types.find((type) => !known.has(type));
  if (unknown !== undefined)
    throw invalid({ types: message('webhooks.errors.unknownType', { type: unknown }) });
  if (toPrivate) return;
  const address = new URL(url);
  if (address.protocol !== 'https:') throw invalid({ url: 'webhooks.errors.notHttps' });
  if (isPrivateHost(address)) throw invalid({ url: 'webhooks.errors.privateAddress' });
};

const activeEndpoints = prepared({}, (q) =>
  q
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.archivedAt)),
);

/** Creates an endpoint that is told from now on; the answer is the only one with its secret. */
export const createEndpoint = async (
  tx: Db,
  writer: Writer,
  input: WebhookEndpointInput,
  toPrivate: boolean,
): Promise<WithSecret> => {
  checkInput(input, toPrivate);
  if ((await activeEndpoints(tx)).length >= MAX_ENDPOINTS)
    throw conflict(message('webhooks.errors.tooMany', { max: MAX_ENDPOINTS }));
  const { url, description, types } = input;
  const secret = newSecret();
  const values = { url, description, types };
  const row = { ...values, secret, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, webhookEndpoints, [row], { returning: true });
  await recordActivity(tx, {
    ...endpointEntry(writer, { id, url }),
    verb: 'create',
    after: values,
  });
  return { ...(await loadEndpoint(tx, id)), secret };
};

/** What waits goes to the new address; types count for what happens from now on. */
export const editEndpoint = async (
  tx: Db,
  writer: Writer,
  id: number,
  input: WebhookEndpointInput,
  toPrivate: boolean,
): Promise<void> => {
  const row = await getActive(tx, id);
  checkVersion(row, input.version);
  checkInput(input, toPrivate);
  const { url, description, types } = input;
  const after = { url, description, types };
  await updateRow(tx, webhookEndpoints, id, {
    ...after,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordEdit(tx, {
    ...endpointEntry(writer, { id, url }),
    before: { url: row.url, description: row.description, types: row.types },
    after,
  });
};
