import type { DeliveryAttempt, DeliveryStatus, PauseCause } from '#contract/platform/webhooks';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { outboxEvents } from './outbox.ts';

/** Addresses of the store's own systems that are told what happened. */
export const webhookEndpoints = kit.table('webhook_endpoints', {
  id: kit.id(),
  url: kit.text().notNull(),
  description: kit.text().notNull(),
  /** Types of event that it is told. */
  types: kit.json().$type<string[]>().notNull(),
  /** Signs the messages, so it is stored as it is; shown once and never read again. */
  secret: kit.text().notNull(),
  /** The secret before the last renewal, which signs as well until then. */
  previousSecret: kit.text(),
  previousSecretUntil: kit.instant(),
  pausedAt: kit.instant(),
  pauseCause: kit.text().$type<PauseCause>(),
  /** Since when nothing was accepted; null while messages are. */
  failingSince: kit.instant(),
  archivedAt: kit.instant(),
  ...stamps(),
});

/** The handing over of one event to one endpoint, with every attempt. */
export const webhookDeliveries = kit.table(
  'webhook_deliveries',
  {
    id: kit.id(),
    endpointId: kit
      .integer()
      .notNull()
      .references(() => webhookEndpoints.id),
    eventId: kit
      .integer()
      .notNull()
      .references(() => outboxEvents.id, { onDelete: 'cascade' }),
    messageId: kit.text().notNull(),
    type: kit.text().notNull(),
    status: kit.text().$type<DeliveryStatus>().notNull(),
    createdAt: kit.instant().notNull(),
    /** When it is sent next; while a server sends it, when another one may. */
    nextAttemptAt: kit.instant(),
    /** The server that sends it now. */
    lease: kit.text(),
    /** Attempts since it was last asked for, and since then the first. */
    round: kit.integer().notNull().default(0),
    roundStartedAt: kit.instant(),
    attempts: kit.json().$type<DeliveryAttempt[]>().notNull(),
    lastAttemptAt: kit.instant(),
    /** The status of the last answer; null without an answer. */
    lastAnswer: kit.integer(),
    deliveredAt: kit.instant(),
  },
  (t) => [
    kit.index('webhook_deliveries_due').on(t.endpointId, t.status, t.nextAttemptAt),
    kit.index('webhook_deliveries_created_at').on(t.createdAt, t.id),
    kit.index('webhook_deliveries_event').on(t.eventId),
    kit.index('webhook_deliveries_message').on(t.messageId),
  ],
);
