import { kit } from '../../kit.ts';

/**
 * What the store's own systems are told, each event once. Written in the transaction of the change, and only what
 * somebody is to be told.
 */
export const outboxEvents = kit.table(
  'outbox_events',
  {
    id: kit.id(),
    /** The id that receivers see, the same in every repeat. */
    messageId: kit.text().notNull(),
    type: kit.text().notNull(),
    /** When it happened. */
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    /** What happened, by which it is recorded once. */
    dedupeKey: kit.text().notNull(),
    payload: kit.json().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    kit.unique('outbox_events_message_id').on(t.messageId),
    kit.unique('outbox_events_dedupe_key').on(t.dedupeKey),
    kit.index('outbox_events_recorded_at').on(t.recordedAt),
  ],
);

/**
 * Instants at which time alone changes something that the store's systems are told, written when the change is planned.
 * A row is deleted in the transaction that records the event.
 */
export const eventTimers = kit.table(
  'event_timers',
  {
    id: kit.id(),
    /** Who records it (`server/platform/outbox/timers.ts`), and what it is about. */
    kind: kit.text().notNull(),
    subject: kit.text().notNull(),
    dueAt: kit.instant().notNull(),
    /** The last row that has been recorded, where there are many. */
    progress: kit.integer().notNull().default(0),
  },
  (t) => [
    kit.unique('event_timers_due_at').on(t.kind, t.subject, t.dueAt),
    kit.index('event_timers_next').on(t.dueAt, t.id),
  ],
);
