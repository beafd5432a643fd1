/** Lists and shows deliveries. */
import {
  ENDPOINT_STATES,
  type WebhookDelivery,
  type WebhookDeliveryDetail,
} from '#contract/platform/webhooks';
import { outboxEvents } from '#db/schema/platform/outbox';
import { webhookDeliveries } from '#db/schema/platform/webhooks';
import type { Context } from '../http/context.ts';
import { dayFilters } from '../lists/dayFilter.ts';
import { listRows } from '../lists/list.ts';
import { byPrefix } from '../lists/prefix.ts';
import type { ListSpec } from '../lists/spec.ts';
import { MESSAGE_DUE } from '#contract/platform/outbox';
import { personalFields } from '../activities/personal.ts';
import { getRow } from '../records/records.ts';
import { messageOf } from './sign.ts';

const ENDPOINT_STATE = `(select case when e.archived_at is not null then 'archived'
  when e.paused_at is not null then 'paused' else 'active' end
  from webhook_endpoints e where e.id = "webhook_deliveries".endpoint_id)`;

const isState = (value: unknown): value is (typeof ENDPOINT_STATES)[number] =>
  ENDPOINT_STATES.some((state) => state === value);

export const deliveryList: ListSpec = {
  table: webhookDeliveries,
  hidden: ['attempts', 'lease', 'roundStartedAt', 'eventId'],
  filters: {
    q: byPrefix('webhook_deliveries', ['message_id']),
    ...dayFilters('"webhook_deliveries"."created_at"'),
    endpointState: (value) =>
      isState(value) ? { sql: `${ENDPOINT_STATE} = ?`, values: [value] } : null,
  },
  extra: {
    endpointUrl: `(select e.url from webhook_endpoints e where e.id = "webhook_deliveries".endpoint_id)`,
    endpointState: ENDPOINT_STATE,
    occurredAt: `(select e.occurred_at from outbox_events e where e.id = "webhook_deliveries".event_id)`,
    sending: `(case when "webhook_deliveries".lease is null then 0 else 1 end)`,
  },
  defaultSort: ['createdAt', 'DESC'],
  finish: (_context, rows) =>
    rows.map(({ sending, ...row }) => ({ ...row, sending: Number(sending) === 1 })),
};

/** What the caller may read of an event. A message to a member is written to that person. */
const shownData = (context: Context, { type, payload }: typeof outboxEvents.$inferSelect) =>
  type === MESSAGE_DUE && personalFields.parts.some(({ isVisibleTo }) => !isVisibleTo(context))
    ? { ...payload, subject: '***', body: '***', variables: '***' }
    : payload;

/** A delivery with its attempts and its message; 404 where it does not exist. */
export const showDelivery = async (
  context: Context,
  id: number,
): Promise<WebhookDeliveryDetail> => {
  const { attempts, eventId } = await getRow(context.db, webhookDeliveries, id);
  const event = await getRow(context.db, outboxEvents, eventId);
  const page = await listRows(deliveryList, context, {
    filter: { id },
    sort: undefined,
    from: 0,
    limit: 1,
  });
  const [row] = page.rows as WebhookDelivery[];
  return {
    ...(row as WebhookDelivery),
    attempts,
    message: messageOf({ ...event, payload: shownData(context, event) }),
  };
};
