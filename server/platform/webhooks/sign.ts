/** A message in the form of Standard Webhooks 1.0. */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { signingSecrets } from './rules.ts';

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface StoredEvent {
  messageId: string;
  type: string;
  occurredAt: number;
  payload: Record<string, unknown>;
}

/** What the receiver reads: the type, when it happened (UTC ms), and the data by the contract of the type. */
export const messageOf = ({ type, occurredAt, payload }: Omit<StoredEvent, 'messageId'>) => ({
  type,
  timestamp: occurredAt,
  data: payload,
});

/** Body and headers of an attempt at `now` (UTC ms). Every secret in force signs. */
export const signedMessage = (
  event: StoredEvent,
  secrets: Parameters<typeof signingSecrets>[0],
  now: number,
): { body: string; headers: Record<string, string> } => {
  const body = JSON.stringify(messageOf(event));
  const { messageId } = event;
  const signatures = signingSecrets(secrets, now).map((secret) =>
    new Webhook(secret).sign(messageId, new Date(now), body),
  );
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Merchant-Console-Webhooks/1.0',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
};
