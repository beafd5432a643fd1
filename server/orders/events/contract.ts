import type { Localized } from '#shared/localization';
import * as z from 'zod';
import { EVENT_KEYS } from '#contract/members/segmentFacts';
import {
  asTyped,
  channel,
  code,
  describeField,
  instant,
  keyText,
  message,
  text,
} from '#shared/fields';
import { keyOrNull, textOrNull } from '#shared/sentFields';

/** The same that rules about members can count. */
export const EVENT_TYPES = EVENT_KEYS;
export type EventType = (typeof EVENT_TYPES)[number];

/** The detail of an entry whose points the activity itself gave, so that no rule gives them a second time. */
export const GIVEN_BY_ACTIVITY = 'givenByActivity';

/** What `detail` must say for a type to mean anything, and its type. */
const NEEDED: Partial<Record<EventType, { key: string; type: 'number' | 'string'; max?: number }>> =
  {
    /** How long a page was looked at, in seconds; at most a day. */
    dwell: { key: 'seconds', type: 'number', max: 86_400 },
    /** The store's id of the member who was referred; the member of the event is who referred. */
    referral: { key: 'refereeExternalId', type: 'string' },
    /** The store's key of the activity. */
    activity_entry: { key: 'activity', type: 'string' },
  };

/** The details that are known here; what else a shop sends is called as it calls it. */
export const KNOWN_DETAILS: readonly string[] = [
  ...Object.values(NEEDED).map(({ key }) => key),
  GIVEN_BY_ACTIVITY,
];

/** Of the details of an event what it needs to mean anything, and whether its points were given; null where it needs none. */
export const keptDetail = (
  type: EventType,
  detail: Record<string, unknown>,
): Record<string, unknown> | null => {
  const key = NEEDED[type]?.key;
  if (key === undefined || !(key in detail)) return null;
  const isGiven = type === 'activity_entry' && GIVEN_BY_ACTIVITY in detail;
  return {
    [key]: detail[key],
    ...(isGiven && { [GIVEN_BY_ACTIVITY]: detail[GIVEN_BY_ACTIVITY] }),
  };
};

const MAX_DETAILS = 50;
/** Exactly as it is sent: without the blanks at its ends one key could become another. */
const detailKey = () => asTyped(60).regex(/^\S(.*\S)?$/s, 'errors.wrongFormat');
/** Larger numbers would be stored as their neighbours. */
const exactNumber = () =>
  describeField(z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER), {
    unit: 'plain',
  });

const EventFields = z.strictObject({
  externalId: keyText(120).min(1),
  type: z.enum(EVENT_TYPES),
  /** What the store calls a custom event. */
  name: code()
    .nullish()
    .transform((name) => name ?? null),
  at: instant(),
  channel: channel(),
  source: textOrNull(80),
  session: textOrNull(120),
  memberExternalId: keyOrNull(120),
  sku: keyOrNull(80),
  detail: z
    .record(detailKey(), z.union([text(500), exactNumber(), z.boolean()]))
    .refine((detail) => Object.keys(detail).length <= MAX_DETAILS, {
      error: message('errors.maxItems', { max: MAX_DETAILS }),
    })
    .nullish()
    .transform((detail) => detail ?? null),
});

export const EventInput = EventFields.superRefine(({ type, name, detail }, context) => {
  const report = (path: string[], key: string) =>
    context.addIssue({ code: 'custom', path, message: key });
  if (type === 'custom' && name === null) report(['name'], 'ra.validation.required');
  if (type !== 'custom' && name !== null) report(['name'], 'events.errors.nameOfCustom');
  const needed = NEEDED[type];
  if (!needed) return;
  const value = detail?.[needed.key];
  if (value === undefined || value === '') report(['detail', needed.key], 'ra.validation.required');
  else if (typeof value !== needed.type) report(['detail', needed.key], 'errors.wrongType');
  else if (typeof value === 'number' && value < 0)
    report(['detail', needed.key], message('ra.validation.minValue', { min: 0 }));
  else if (typeof value === 'number' && value > (needed.max ?? Infinity))
    report(['detail', needed.key], message('ra.validation.maxValue', { max: needed.max }));
});
export type EventInput = z.infer<typeof EventInput>;

/** An event as shown in lists: `at` in UTC ms, `day` the store's business day. */
export interface ListedEvent {
  id: number;
  externalId: string;
  type: EventType;
  /** Of a custom event. */
  name: string | null;
  at: number;
  day: string;
  channel: string;
  source: string | null;
  session: string | null;
  memberId: number | null;
  memberExternalId: string | null;
  sku: string | null;
  detail: Record<string, string | number | boolean> | null;
  /** What details name that are keys of records. */
  detailNames: Record<string, Localized>;
}
