import { UNCHOSEN_CAUSES } from '#contract/platform/webhooks';
import type { AttentionSource } from '../attention/source.ts';
import { endpointList } from './endpoints.ts';

/** Endpoints to which nothing is sent, although nobody wanted that. */
export const WEBHOOK_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'stoppedWebhooks',
    tone: 'bad',
    resource: 'webhookEndpoints',
    access: ['webhookEndpoints', 'resume'],
    spec: endpointList,
    filter: () => ({ pauseCause: [...UNCHOSEN_CAUSES] }),
    sort: ['pausedAt', 'ASC'],
    since: 'pausedAt',
  },
];
