/** What the store's own systems are told. */
import type { ZodType } from 'zod';
import type { Localized } from '#shared/localization';

/** A type of event. The domain that records it declares it. */
export interface EventType {
  /** What happened to what, like `promotion.published`. */
  type: string;
  names: Localized;
  descriptions: Localized;
  /** The contract of `data` in the message: keys that the store knows, and no personal data. */
  data: ZodType;
}

/** As lists and forms show it. */
export type EventTypeName = Pick<EventType, 'type' | 'names' | 'descriptions'>;

/** The most entries of one message: what happens to more at once is told in several. */
export const MAX_ENTRIES = 500;
/** Events are kept for this number of days, with their deliveries. */
export const EVENT_KEEP_DAYS = 30;
/** The type that has one of the store's own systems send a message to a member. */
export const MESSAGE_DUE = 'message.due';
/** The type of the message that tries an address; nobody chooses it. */
export const TEST_TYPE = 'webhook.test';
