/** What the store's own systems are told of members who are erased. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { instant } from '#shared/fields';

export const MEMBER_ERASED = 'member.erased';

export const ERASURE_EVENTS: readonly EventType[] = [
  {
    type: MEMBER_ERASED,
    names: { en: 'Member erased', zh: '会员已抹除' },
    descriptions: {
      en: 'Who the member is was erased here, for good. Delete the member in your systems too: what they send of this number later is refused.',
      zh: '该会员的个人信息已在后台永久抹除。请同步在您的系统中删除该会员：此编号之后推送的会员资料和行为事件将被拒绝。',
    },
    data: z.strictObject({
      /** The store's id of the member. */
      member: z.string(),
      erasedAt: instant(),
    }),
  },
];
