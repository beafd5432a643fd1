import type { EventType } from '#contract/orders/events';

/** A day with one of these, or with a counted order, is an active day of the member. */
export const ACTIVE_TYPES: readonly EventType[] = ['login', 'sign_in', 'visit'];
