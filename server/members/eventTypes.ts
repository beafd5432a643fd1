/** What the store's own systems are told of members. */
import * as z from 'zod';
import { MAX_ENTRIES } from '#contract/platform/outbox';
import { PointEntry } from '#contract/members/points';
import type { EventType } from '#contract/platform/outbox';

export const MEMBER_EVENTS: readonly EventType[] = [
  {
    type: 'points.changed',
    names: { en: 'Points changed', zh: '积分变动' },
    descriptions: {
      en: 'Members earned, spent, were given back or lost points: the entries of the ledger, up to 500 in a message.',
      zh: '会员获得、使用、退回或失去积分时的积分明细，每条消息最多 500 条。',
    },
    data: z.strictObject({
      entries: z
        .array(
          z.strictObject({
            /** The store's id of the member. */
            member: z.string(),
            ...PointEntry.pick({
              number: true,
              type: true,
              points: true,
              source: true,
              sourceId: true,
              ruleKey: true,
              occurredAt: true,
            }).shape,
          }),
        )
        .max(MAX_ENTRIES),
    }),
  },
];
