/** Endpoints of the store's own systems, and the log of what was handed over to them. */
import * as z from 'zod';
import {
  id,
  instant,
  orDefault,
  orNothing,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';

/** What parsers read in different ways: blanks and backslashes, and a name before the host. */
const AMBIGUOUS = /[\s\\]|^[^/?#]*\/\/[^/?#]*@/;

/** An address with everything that can be said of it without asking for it. */
const address = () =>
  requiredText(500).refine((url) => {
    if (!/^https?:\/\//i.test(url) || AMBIGUOUS.test(url) || !URL.canParse(url)) return false;
    const { username, password, hash } = new URL(url);
    return !username && !password && !hash;
  }, 'webhooks.errors.address');

const fields = {
  url: address(),
  description: orDefault(text(200), ''),
  types: z
    .array(requiredText(80))
    .min(1, 'webhooks.errors.noTypes')
    .max(100)
    .transform((types) => [...new Set(types)]),
};
export const WebhookEndpointInput = z.strictObject({
  ...fields,
  version: orNothing(whole('version')),
});
export type WebhookEndpointInput = z.infer<typeof WebhookEndpointInput>;

/** Why nothing is sent: staff paused it, its messages were refused for days, it answered 410, or a backup was restored. */
export const PAUSE_CAUSES = ['staff', 'failing', 'gone', 'restored'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];
/** Causes that nobody chose, and that somebody has to look into. */
export const UNCHOSEN_CAUSES: readonly PauseCause[] = ['failing', 'gone', 'restored'];

/** An endpoint without its secrets. */
export const WebhookEndpoint = z.object({
  id: id(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  /** Until when the secret before the last renewal signs as well; until then it is only renewed at once. */
  previousSecretUntil: instant().nullable(),
  pausedAt: instant().nullable(),
  pauseCause: z.enum(PAUSE_CAUSES).nullable(),
  /** Since when nothing was accepted. */
  failingSince: instant().nullable(),
  archivedAt: instant().nullable(),
  /** Messages that wait to be sent, and that were given up in the time for which deliveries are kept. */
  waiting: whole('count'),
  failed: whole('count'),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
/** The answers that contain the secret, which is never shown again. */
export type WithSecret = WebhookEndpoint & { secret: string };

/** `waiting`: for its next attempt; `cancelled`: its endpoint was archived before. */
export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
/** Why an attempt was not accepted. */
export const FAILURES = [
  'status',
  'redirect',
  'timeout',
  'refused',
  'unknownHost',
  'certificate',
  'privateAddress',
  'connection',
] as const;
export type Failure = (typeof FAILURES)[number];

export interface DeliveryAttempt {
  at: number;
  /** How long it took, in milliseconds. */
  duration: number;
  /** The status of the answer; null without an answer. */
  status: number | null;
  /** Null where the message was accepted. */
  failure: Failure | null;
  /** The first 1,024 characters of the answer. */
  answer: string | null;
}

/** A delivery as shown in lists. */
export const ENDPOINT_STATES = ['active', 'paused', 'archived'] as const;

export const WebhookDelivery = z.object({
  id: id(),
  endpointId: reference('webhookEndpoints'),
  endpointUrl: z.string(),
  /** Whether the endpoint is sent messages now. */
  endpointState: z.enum(ENDPOINT_STATES),
  messageId: z.string(),
  type: z.string(),
  /** When it happened, and when it was recorded. */
  occurredAt: instant(),
  createdAt: instant(),
  status: z.enum(DELIVERY_STATUSES),
  /** How often it was tried since it was last asked for. */
  round: whole('count'),
  lastAttemptAt: instant().nullable(),
  lastAnswer: whole('plain').nullable(),
  /** Null where it is not tried again. */
  nextAttemptAt: instant().nullable(),
  /** Whether a server is sending it now. */
  sending: z.boolean(),
  deliveredAt: instant().nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
/** With every attempt and the message. */
export type WebhookDeliveryDetail = WebhookDelivery & {
  attempts: DeliveryAttempt[];
  message: Record<string, unknown>;
};

/** The most deliveries that are sent again by one request. */
export const MAX_SENT_AGAIN = 10_000;
/** The filter of the list whose deliveries are sent again. */
export const SendAgainInput = z.strictObject({ filter: z.record(z.string(), z.unknown()) });
export type SendAgainInput = z.infer<typeof SendAgainInput>;
/** `atOnce`: the secrets before, with which the store's systems may still check, are not valid any more. */
export const SecretRenewal = z.strictObject({ atOnce: z.boolean().default(false) });
export type SecretRenewal = z.infer<typeof SecretRenewal>;
export const NoFields = z.strictObject({});
