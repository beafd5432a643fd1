/** The exports of webhooks, without secrets and messages. */
import { WebhookDelivery, WebhookEndpoint } from '#contract/platform/webhooks';
import { deliveryList } from './deliveries.ts';
import { endpointList } from './endpoints.ts';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';
import { eventTypes } from '../outbox/eventTypes.ts';

const EVENT_TYPES = {
  of: 'eventTypes',
  by: 'type',
  own: () => eventTypes.parts.map(({ type, names }) => [type, names] as const),
};

export const WEBHOOK_EXPORTS: Exports = {
  webhookEndpoints: listExport(
    endpointList,
    columnsOf(
      WebhookEndpoint,
      'url',
      'description',
      ['types', { named: EVENT_TYPES }],
      'pausedAt',
      'pauseCause',
      'waiting',
      'failed',
      'createdAt',
    ),
  ),
  webhookDeliveries: listExport(
    deliveryList,
    columnsOf(
      WebhookDelivery,
      'messageId',
      ['type', { named: EVENT_TYPES }],
      'endpointUrl',
      'occurredAt',
      'createdAt',
      'status',
      'round',
      'lastAttemptAt',
      'lastAnswer',
      'nextAttemptAt',
      'deliveredAt',
    ),
  ),
};
