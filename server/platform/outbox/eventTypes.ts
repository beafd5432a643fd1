import type { EventType } from '#contract/platform/outbox';
import { Hook } from '#shared/hook';

/** Types of event that the store's systems may be told, from every domain. */
export const eventTypes = new Hook<EventType>('eventTypes');
