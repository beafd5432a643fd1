import { ATTENTION_DAYS } from '#contract/platform/attention';
import { DAY_MS } from '#shared/days';
import type { AttentionSource } from '../attention/source.ts';
import { messageList } from './log.ts';

/** Messages that were given up lately, as whoever has seen an older one has decided; and what waits while sending is off. */
export const MESSAGE_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'failedMessages',
    tone: 'bad',
    resource: 'messages',
    access: ['messages', 'sendAgain'],
    spec: messageList,
    filter: ({ now }) => ({ status: 'failed', lastAttemptAt_gte: now() - ATTENTION_DAYS * DAY_MS }),
    sort: ['lastAttemptAt', 'ASC'],
    since: 'lastAttemptAt',
  },
  {
    name: 'stoppedMessages',
    tone: 'bad',
    resource: 'messages',
    access: ['messageSettings', 'edit'],
    spec: messageList,
    filter: () => ({ status: 'stopped' }),
    sort: ['createdAt', 'ASC'],
    since: 'createdAt',
  },
];
