/** Helpers for tests of activities: a campaign, activities of each kind, and entries. */
import type { MemberActivity, MemberActivityDraft } from '#contract/promotions/memberActivities';
import type { MemberEntry, OfferedActivity } from '#contract/promotions/memberEntries';
import { type Call, NOW } from '../support/openApi.ts';
import { DAY, makeBatch, type RewardStore } from './rewardStore.ts';

/** What the store is told of an entry, or why it was refused. */
export interface Result {
  id: number;
  number: number;
  state: string;
  roll: number | null;
  prize: { id: number; names: object } | null;
  points: number | null;
  code: string | null;
  pictureUrl: string | null;
  reason: string | null;
  message?: string;
  errors?: Record<string, unknown>;
  limit?: { kind: string };
  words?: object;
}

let campaigns = 0;
export const makeCampaign = async (owner: Call): Promise<number> => {
  const { status, body } = await owner<{ id: number }>('POST', '/api/campaigns', {
    name: `Campaign ${++campaigns}`,
    startsAt: NOW - 30 * DAY,
    endsAt: NOW + 30 * DAY,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};

let codes = 0;
/** A reward of 10 points that runs for a week from yesterday on. */
export const draft = (campaignId: number, more: object = {}): MemberActivityDraft => ({
  campaignId,
  code: `activity-${++codes}`,
  kind: 'reward',
  names: { en: 'Spring', zh: '春季' },
  startsAt: NOW - DAY,
  endsAt: NOW + 6 * DAY,
  points: 10,
  ...more,
});
export const drawOf = (prizes: readonly object[], more: object = {}) => ({
  kind: 'draw',
  points: null,
  prizes,
  ...more,
});
export const prize = (more: object = {}) => ({
  names: { en: 'Hundred points', zh: '一百积分' },
  points: 100,
  rate: 10_000,
  ...more,
});

export const open = async (owner: Call, input: object): Promise<MemberActivity> => {
  const { status, body } = await owner<MemberActivity>('POST', '/api/memberActivities', input);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};

let entries = 0;
export const enter = (store: Call, member: string, activity: string, more: object = {}) =>
  store<Result>('POST', `/api/store/members/${member}/activityEntries`, {
    externalId: `entry-${++entries}`,
    activity,
    ...more,
  });
export const offersOf = async (store: Call, member: string) =>
  (await store<{ activities: OfferedActivity[] }>('GET', `/api/store/members/${member}/activities`))
    .body.activities;

/** Codes for a product that can be bought with them from tomorrow on, for two days. */
export const rightToBuy = (rewards: RewardStore, productId: number, count: number) =>
  makeBatch(rewards, count, {
    terms: {
      lane: 'product',
      scope: { include: [{ kind: 'product', id: productId }] },
      rewards: [{ kind: 'percent', bps: 1000 }],
    },
    more: { validFrom: NOW + DAY, validUntil: NOW + 3 * DAY },
  });

export const showActivity = async (owner: Call, id: number) =>
  (await owner<MemberActivity>('GET', `/api/memberActivities/${id}`)).body;
export const showEntry = async (owner: Call, id: number) =>
  (await owner<MemberEntry>('GET', `/api/memberEntries/${id}`)).body;
export const decide = (
  call: Call,
  entry: { id: number; version: number },
  noun: string,
  more = {},
) =>
  call<MemberEntry & { message?: string; errors?: object }>(
    'POST',
    `/api/memberEntries/${entry.id}/${noun}`,
    { version: entry.version, ...more },
  );
