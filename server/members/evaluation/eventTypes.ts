/** What the store's own systems are told of levels. */
import type { EventType } from '#contract/platform/outbox';
import { LevelsChanged } from '#contract/members/evaluation';

export const LEVEL_EVENTS: readonly EventType[] = [
  {
    type: 'level.changed',
    names: { en: 'Levels changed', zh: '会员等级变动' },
    descriptions: {
      en: 'The programme gave members another level, at once or when a term or grace ended: up to 500 members in a message.',
      zh: '会员计划变更了会员等级（即时变更，或等级有效期、宽限期结束时变更），每条消息最多 500 名会员。',
    },
    data: LevelsChanged,
  },
];
