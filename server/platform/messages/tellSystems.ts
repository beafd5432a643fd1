/** Tells the store's own systems of a message that they are to send, as an app does that pushes it. */
import * as z from 'zod';
import { type EventType, MESSAGE_DUE } from '#contract/platform/outbox';
import type { Db } from '#db';
import { LANGUAGES } from '#shared/localization';
import { recordEvents } from '../outbox/recordEvents.ts';
import { eventMessageId } from '../outbox/recorded.ts';
import type { Composed, MessageRow } from './compose.ts';
import type { Recipient } from './recipients.ts';
import { valueText } from './rules.ts';

export const MESSAGE_EVENT: EventType = {
  type: MESSAGE_DUE,
  names: { en: 'Message to a member is due', zh: '会员消息待发送' },
  descriptions: {
    en: 'Your system shall send it, as a push of your app. Only for kinds whose channel is the webhook.',
    zh: '由您的系统发送，例如 App 推送。仅适用于渠道为推送的消息。',
  },
  data: z.strictObject({
    memberExternalId: z.string(),
    kind: z.string(),
    language: z.enum(LANGUAGES),
    subject: z.string(),
    body: z.string(),
    variables: z.record(z.string(), z.string()),
  }),
};

/** The event of a message. */
export const eventKeyOf = ({ dedupeKey, createdAt }: Pick<MessageRow, 'dedupeKey' | 'createdAt'>) =>
  `${dedupeKey}/${createdAt}`;

interface Told extends Pick<Composed, 'subject' | 'body'> {
  row: MessageRow;
  recipient: Recipient | undefined;
}

/** Returns whether anybody is told. */
export const tellSystems = async (
  tx: Db,
  { row, recipient, subject, body }: Told,
  now: number,
): Promise<boolean> => {
  if (!recipient) return false;
  const { kind, language, variables } = row;
  const key = eventKeyOf(row);
  const data = {
    memberExternalId: recipient.externalId,
    kind,
    language,
    subject,
    body,
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, valueText(value, language)]),
    ),
  };
  await recordEvents(tx, { now }, MESSAGE_DUE, [{ at: now, key, data }]);
  return (await eventMessageId(tx, MESSAGE_DUE, key)) !== null;
};
