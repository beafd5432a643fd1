/** The message by which a customer gets a link to a ticket; its address is made when it is sent, and stored nowhere. */
import type { MessageKind } from '#contract/platform/messages';
import { LINK_DAYS } from '#contract/service/customerLinks';
import type { Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import { SYSTEM } from '#contract/platform/activities';
import type { SecretLink } from '../../platform/messages/secretLinks.ts';
import { publicPath } from '../../platform/publicPages/tokens.ts';
import { getRow } from '../../platform/records/records.ts';
import { findByNumber } from '../tickets/record.ts';
import { storeLink, SEGMENT } from './links.ts';

const makePath = async (
  tx: Db,
  { memberId, language, variables }: Parameters<SecretLink['makePath']>[1],
  { now }: Parameters<SecretLink['makePath']>[2],
): Promise<string> => {
  const { ticket: number } = variables;
  const id = typeof number === 'string' ? await findByNumber(tx, number) : null;
  if (id === null) throw new Error('A link was asked for without a ticket');
  const { orderExternalId } = await getRow(tx, tickets, id);
  // Of whoever gets the message: the ticket may be of another customer by now.
  const of = { ticketId: id, memberId, orderExternalId };
  const { token } = await storeLink(tx, { actor: SYSTEM, now }, of, { days: LINK_DAYS, language });
  return publicPath(SEGMENT, token);
};

export const TICKET_LINK: MessageKind<'ticket' | 'link'> = {
  key: 'ticketLink',
  names: { en: 'Link to a ticket', zh: '工单链接' },
  descriptions: {
    en: 'Sends the customer a secret link to follow a ticket and answer. By the webhook it names the ticket only: your system makes the link by its own call.',
    zh: '向客户发送专属链接，用于查看工单进度并回复。通过推送发送时仅包含工单号，由您的系统调用接口生成链接。',
  },
  purpose: 'service',
  variables: {
    ticket: {
      descriptions: { en: 'Number of the ticket', zh: '工单号' },
      example: 'TK20260928-0007',
    },
    link: {
      descriptions: { en: 'Secret link, of e-mails only', zh: '专属链接（仅限邮件）' },
      example: 'https://shop.example/s/ticket/…',
    },
  },
  subjects: {
    en: 'Your request {{ticket}} at {{storeName}}',
    zh: '您在{{storeName}}的申请 {{ticket}}',
  },
  bodies: {
    en: `Dear {{memberName}},

here you follow your request {{ticket}} and answer us, without logging in:

{{link}}

Whoever has this link can read and answer: keep it to yourself. It works for 30 days.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您可通过以下链接查看申请 {{ticket}} 的进度并回复我们，无需登录：

{{link}}

持有链接的人均可查看和回复，请勿转发。链接 30 天内有效。

{{storeName}}`,
  },
};

export const TICKET_LINK_SECRET: SecretLink = { kind: TICKET_LINK.key, makePath };

/** What the log says in place of the address. */
export const HIDDEN_LINK = { en: '(secret link)', zh: '（专属链接）' };
