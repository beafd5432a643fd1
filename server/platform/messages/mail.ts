/** A message in the form that mail servers and mail programs read. */
import type { SendMailOptions } from 'nodemailer';
import type { Outgoing } from './compose.ts';

type Mail = Pick<
  Outgoing,
  'messageId' | 'to' | 'subject' | 'text' | 'html' | 'unsubscribeUrl' | 'sending'
>;

/** For files of a store without an address of its own. */
const NO_ADDRESS = 'store@localhost';

/** RFC 8058: mail programs offer to unsubscribe with one click, where the link is encrypted. */
const unsubscribing = (url: string): Pick<SendMailOptions, 'list' | 'headers'> => ({
  list: { unsubscribe: { url } },
  ...(url.startsWith('https:') && {
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }),
});

/** The mail at an instant (UTC ms). Addresses are never read out of a text, so that one cannot name several. */
export const mailOf = (
  { messageId, to, subject, text, html, unsubscribeUrl, sending }: Mail,
  now: number,
  storeName: string,
): SendMailOptions => {
  const { fromAddress, fromName, replyTo } = sending;
  const list = unsubscribeUrl === null ? {} : unsubscribing(unsubscribeUrl);
  return {
    ...list,
    headers: { ...list.headers, 'Auto-Submitted': 'auto-generated' },
    from: { name: fromName || storeName, address: fromAddress ?? NO_ADDRESS },
    to: { name: '', address: to },
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    messageId: `<${messageId}>`,
    date: new Date(now),
    subject,
    text,
    html,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
