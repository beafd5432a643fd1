import { DAY_MS } from '#shared/days';
import type { AttentionSource } from '../attention/source.ts';
import { messageList } from './log.ts';

/** Failures of this number of days need attention: whoever has seen an older one has decided. */
const DAYS = 7;

/** Messages that were given up. */
export const MESSAGE_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'failedMessages',
    tone: 'bad',
    resource: 'messages',
    access: ['messages', 'sendAgain'],
    spec: messageList,
    filter: ({ now }) => ({ status: 'failed', lastAttemptAt_gte: now() - DAYS * DAY_MS }),
    sort: ['lastAttemptAt', 'ASC'],
    since: 'lastAttemptAt',
  },
];
