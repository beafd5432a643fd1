/** The exports of webhooks, without secrets and messages. */
import { WebhookDelivery, WebhookEndpoint } from '#contract/platform/webhooks';
import { deliveryList } from './deliveries.ts';
import { endpointList } from './endpoints.ts';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';

export const WEBHOOK_EXPORTS: Exports = {
  webhookEndpoints: listExport(
    endpointList,
    columnsOf(
      WebhookEndpoint,
      'url',
      'description',
      'types',
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
      'type',
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
