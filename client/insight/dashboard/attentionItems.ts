/** What may wait for a person, by role: each a list of the console with the filter that finds it. Pure. */
import { SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import type { Role } from '#contract/platform/access';
import type { Tone } from '../../ui/record/StatusChip.tsx';

const HOUR_MS = 3_600_000;
/** Failed work older than this is history. */
const FAILED_DAYS = 7;

export interface AttentionItem {
  /** `dashboard.needs.<name>` says what waits and why it matters. */
  name:
    | 'approvals'
    | 'discounts'
    | 'returns'
    | 'unshipped'
    | 'quality'
    | 'failedJobs'
    | 'runningJobs'
    | 'drafts'
    | 'provisional';
  tone: Tone;
  resource: string;
  filter: object;
  /** The one that has waited longest comes first. */
  sort: readonly [field: string, order: 'ASC' | 'DESC'];
  /** Field with the instant since which it waits. */
  since?: string;
}

const TEAM: Record<Role, readonly AttentionItem['name'][]> = {
  owner: [
    'approvals',
    'discounts',
    'returns',
    'unshipped',
    'quality',
    'failedJobs',
    'runningJobs',
    'drafts',
    'provisional',
  ],
  manager: [
    'approvals',
    'discounts',
    'returns',
    'unshipped',
    'quality',
    'failedJobs',
    'runningJobs',
    'drafts',
    'provisional',
  ],
  agent: ['returns', 'unshipped', 'provisional', 'failedJobs', 'runningJobs'],
  marketer: ['discounts', 'quality', 'drafts', 'provisional', 'failedJobs', 'runningJobs'],
  analyst: ['failedJobs', 'runningJobs'],
};

/** `now` in UTC ms. */
export const attentionItems = (role: Role, now: number): AttentionItem[] => {
  const all: AttentionItem[] = [
    {
      name: 'approvals',
      tone: 'attention',
      resource: 'priceBatches',
      filter: { phase: 'submitted' },
      sort: ['updatedAt', 'ASC'],
      since: 'updatedAt',
    },
    {
      name: 'discounts',
      tone: 'attention',
      resource: 'orders',
      filter: { hasUndecidedDiscount: true },
      sort: ['placedAt', 'ASC'],
      since: 'placedAt',
    },
    {
      name: 'returns',
      tone: 'attention',
      resource: 'returns',
      filter: { review: 'waiting' },
      sort: ['returnedAt', 'ASC'],
      since: 'returnedAt',
    },
    {
      name: 'unshipped',
      tone: 'bad',
      resource: 'orders',
      filter: { toShip: true, paidAt_lt: now - SHIP_WITHIN_HOURS * HOUR_MS },
      sort: ['paidAt', 'ASC'],
      since: 'paidAt',
    },
    {
      name: 'quality',
      tone: 'attention',
      resource: 'products',
      filter: { qualityErrors_gt: 0, status_neq: 'archived' },
      sort: ['qualityScore', 'ASC'],
    },
    {
      name: 'failedJobs',
      tone: 'bad',
      resource: 'jobs',
      filter: {
        status: ['failed', 'interrupted'],
        createdAt_gte: now - FAILED_DAYS * 24 * HOUR_MS,
      },
      sort: ['id', 'DESC'],
    },
    {
      name: 'runningJobs',
      tone: 'information',
      resource: 'jobs',
      filter: { status: ['queued', 'running'] },
      sort: ['id', 'DESC'],
    },
    {
      name: 'drafts',
      tone: 'information',
      resource: 'products',
      filter: { status: 'draft' },
      sort: ['updatedAt', 'ASC'],
      since: 'updatedAt',
    },
    {
      name: 'provisional',
      tone: 'information',
      resource: 'members',
      filter: { provisional: true },
      sort: ['lastOrderAt', 'DESC'],
    },
  ];
  return TEAM[role].flatMap((name) => all.find((need) => need.name === name) ?? []);
};
