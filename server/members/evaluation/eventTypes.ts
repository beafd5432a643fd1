/** What the store's own systems are told of levels. */
import type { EventType } from '#contract/platform/outbox';
import { LevelsChanged } from '#contract/members/levels';

export const LEVEL_EVENTS: readonly EventType[] = [
  {
    type: 'level.changed',
    names: { en: 'Levels changed', zh: '会员等级变动' },
    descriptions: {
      en: 'Members got another level: by the programme, at once or when a term or grace ended, or from staff, or what staff gave ended. Up to 500 members in a message.',
      zh: '会员等级发生变动：会员计划变更（即时变更，或等级有效期、宽限期结束时变更）、人工授予，或人工授予到期、被提前结束。每条消息最多 500 名会员。',
    },
    data: LevelsChanged,
  },
];
