/** Writes a message out: what is stored of it, and what is handed over. */
import type { MessageChannel, MessageKind, VariableValue } from '#contract/platform/messages';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import type { messages } from '#db/schema/platform/messages';
import type { Application } from '../http/context.ts';
import type { Recipient } from './recipients.ts';
import {
  type Addresses,
  footerHtml,
  footerText,
  NAMELESS,
  renderHtml,
  renderSubject,
  renderText,
} from './rules.ts';
import type { SendingSettings } from '../messageSettings/settings.ts';
import { type TemplateRow, textsOf } from './templates.ts';
import { type SecretLink, secretLinks } from './secretLinks.ts';
import { linkPath, newLink } from './unsubscribeLinks.ts';

export type MessageRow = typeof messages.$inferSelect;

export interface Composed {
  messageId: string;
  subject: string;
  /** Without the footer, whose link is a secret of the member. */
  body: string;
  text: string;
  html: string;
  /** Of marketing messages. */
  unsubscribeUrl: string | null;
}

/** A claimed message for a mail server or a file. */
export interface Outgoing extends Composed {
  id: number;
  lease: string | null;
  to: string;
  sending: SendingSettings;
}

interface Written {
  row: MessageRow;
  kind: MessageKind;
  template: Pick<TemplateRow, 'subjects' | 'bodies'> | undefined;
  recipient: Recipient | undefined;
  email: string | null;
  channel: MessageChannel;
}

/** The secret address, and those that follow from it. */
const addressesOf = async (
  tx: Db,
  secret: SecretLink,
  row: MessageRow,
  { site, derive, now }: { now: number } & Pick<Application, 'site' | 'derive'>,
): Promise<Record<string, Addresses>> => {
  const address = `${site.url}${await secret.makePath(tx, row, { now, derive })}`;
  return {
    link: { lead: '', addresses: [{ words: null, address }] },
    ...(await secret.addressesBelow?.(tx, row, address)),
  };
};

export const compose = async (
  tx: Db,
  { row, kind, template, recipient, email, channel }: Written,
  {
    settings,
    site,
    derive,
    now,
  }: { settings: Settings; now: number } & Pick<Application, 'site' | 'derive'>,
): Promise<Composed> => {
  const { language, messageId, memberId, isTest } = row;
  const { subjects, bodies } = textsOf(template ?? { subjects: {}, bodies: {} }, kind);
  const values: Record<string, VariableValue> = {
    memberName: recipient?.name || NAMELESS,
    storeName: settings.storeName,
    ...row.variables,
  };
  const hasFooter = kind.purpose === 'marketing' && !isTest && email !== null && memberId !== null;
  const unsubscribeUrl = hasFooter
    ? `${site.url}${linkPath(await newLink(tx, { memberId, language }, now))}`
    : null;
  const body = renderText(bodies[language], values, language);
  const secret = secretLinks.parts.find((one) => one.kind === kind.key);
  const sent =
    secret && !isTest && channel === 'email'
      ? { ...values, ...(await addressesOf(tx, secret, row, { site, derive, now })) }
      : values;
  const text = renderText(bodies[language], sent, language);
  return {
    messageId,
    subject: renderSubject(subjects[language], values, language),
    body,
    text: unsubscribeUrl === null ? text : text + footerText(language, unsubscribeUrl),
    html: renderHtml(
      bodies[language],
      sent,
      language,
      unsubscribeUrl === null ? '' : footerHtml(language, unsubscribeUrl),
    ),
    unsubscribeUrl,
  };
};
