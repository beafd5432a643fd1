import * as z from 'zod';
import { describeField, instant, keyText, text } from '#shared/fields';
import { channel, keyOrNull, textOrNull } from '#contract/orders/orders';

export const EVENT_TYPES = [
  'visit',
  'product_view',
  'search',
  'add_to_cart',
  'checkout',
  'sign_in',
  'share',
  'review',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const EventInput = z.strictObject({
  externalId: keyText(120).min(1),
  type: z.enum(EVENT_TYPES),
  at: instant(),
  channel: channel(),
  source: textOrNull(80),
  session: textOrNull(120),
  memberExternalId: keyOrNull(120),
  sku: keyOrNull(80),
  detail: z
    .record(
      text(60),
      z.union([text(500), describeField(z.number(), { unit: 'plain' }), z.boolean()]),
    )
    .nullish()
    .transform((detail) => detail ?? null),
});
export type EventInput = z.infer<typeof EventInput>;

/** An event as shown in lists: `at` in UTC ms, `day` the store's business day. */
export interface ListedEvent {
  id: number;
  externalId: string;
  type: EventType;
  at: number;
  day: string;
  channel: string;
  source: string | null;
  session: string | null;
  memberId: number | null;
  memberExternalId: string | null;
  sku: string | null;
  detail: Record<string, string | number | boolean> | null;
}
