import { ATTENTION_DAYS } from '#contract/platform/attention';
import { DAY_MS } from '#shared/days';
import type { AttentionSource } from '../attention/source.ts';
import { messageList } from './log.ts';

/** Messages that were given up lately: whoever has seen an older one has decided. */
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
];
