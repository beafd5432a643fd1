/** How far a ticket has come, as its customer reads it, in both languages. Pure. */
import type { TicketStatus } from '#contract/service/tickets';
import type { Language } from '#shared/localization';

const EN: Readonly<Record<TicketStatus, string>> = {
  new: 'Received',
  open: 'We are working on it',
  pendingCustomer: 'We are waiting for your answer',
  onHold: 'We are waiting for others and keep an eye on it',
  resolved: 'Resolved',
  closed: 'Closed',
  merged: 'Closed',
  spam: 'Closed',
};
const ZH: Readonly<Record<TicketStatus, string>> = {
  new: '已收到',
  open: '处理中',
  pendingCustomer: '等待您的回复',
  onHold: '等待第三方处理，我们会持续跟进',
  resolved: '已解决',
  closed: '已关闭',
  merged: '已关闭',
  spam: '已关闭',
};

export const STATUS_WORDS: Readonly<Record<Language, Readonly<Record<TicketStatus, string>>>> = {
  en: EN,
  zh: ZH,
};
