/** What the store's own systems are told of entries. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { MemberEntry } from '#contract/promotions/memberEntries';

export const ENTRY_EVENTS: readonly EventType[] = [
  {
    type: 'entry.decided',
    names: { en: 'Contest entry decided', zh: '征集作品已审核' },
    descriptions: {
      en: 'An entry to a contest was approved or refused, or has won.',
      zh: '会员的征集作品已通过、已驳回或已获奖。',
    },
    data: z.strictObject({
      /** The store's id of the member. */
      member: z.string(),
      /** The code of the activity. */
      activity: z.string(),
      ...MemberEntry.pick({
        id: true,
        externalId: true,
        number: true,
        state: true,
        points: true,
        reason: true,
      }).shape,
    }),
  },
];
