/** Messages to members that this domain knows. Who lets something happen records them (`recordMessages`). */
import type { MessageKind } from '#contract/platform/messages';

export const POINTS_LAPSE: MessageKind<'points' | 'lapsesOn'> = {
  key: 'pointsLapse',
  names: { en: 'Points lapse soon', zh: '积分即将过期' },
  descriptions: {
    en: 'Tells a member that points lapse if they are not used.',
    zh: '提醒会员积分即将过期，请尽快使用。',
  },
  purpose: 'service',
  variables: {
    points: {
      descriptions: { en: 'Points that lapse', zh: '即将过期的积分' },
      example: { count: 1200 },
    },
    lapsesOn: {
      descriptions: { en: 'Day after which they are gone', zh: '过期日期' },
      example: { day: '2026-12-31' },
    },
  },
  subjects: {
    en: '{{points}} points lapse on {{lapsesOn}}',
    zh: '您有 {{points}} 积分将于 {{lapsesOn}} 过期',
  },
  bodies: {
    en: `Dear {{memberName}},

{{points}} of your points can be used until {{lapsesOn}}. Afterwards they lapse.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您有 {{points}} 积分将于 {{lapsesOn}} 过期，过期后无法使用，请尽快兑换。

{{storeName}}`,
  },
};

export const LEVEL_CHANGED: MessageKind<'level' | 'previousLevel'> = {
  key: 'levelChanged',
  names: { en: 'Member level changed', zh: '会员等级变更' },
  descriptions: {
    en: 'Tells a member which level they have now.',
    zh: '告知会员当前的会员等级。',
  },
  purpose: 'service',
  variables: {
    level: {
      descriptions: { en: 'The level now', zh: '当前等级' },
      example: { en: 'Gold', zh: '金卡会员' },
    },
    previousLevel: {
      descriptions: { en: 'The level before', zh: '原等级' },
      example: { en: 'Silver', zh: '银卡会员' },
    },
  },
  subjects: { en: 'Your level is now {{level}}', zh: '您的会员等级已变更为{{level}}' },
  bodies: {
    en: `Dear {{memberName}},

your level has changed from {{previousLevel}} to {{level}}. What it offers holds from now on.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您的会员等级已由{{previousLevel}}变更为{{level}}，对应权益即刻生效。

{{storeName}}`,
  },
};

export const LEVEL_ENDING: MessageKind<'level' | 'lastDay' | 'nextLevel' | 'missing'> = {
  key: 'levelEnding',
  names: { en: 'Member level ends soon', zh: '会员等级即将到期' },
  descriptions: {
    en: 'Tells a member until when the present level is kept, and what is missing to stay in it.',
    zh: '提醒会员当前等级的保留期限，以及保级还差多少。',
  },
  purpose: 'service',
  variables: {
    level: {
      descriptions: { en: 'The level now', zh: '当前等级' },
      example: { en: 'Gold', zh: '金卡会员' },
    },
    lastDay: {
      descriptions: { en: 'Its last day', zh: '等级有效期的最后一天' },
      example: { day: '2026-12-31' },
    },
    nextLevel: {
      descriptions: { en: 'The level afterwards', zh: '到期后的等级' },
      example: { en: 'Silver', zh: '银卡会员' },
    },
    missing: {
      descriptions: { en: 'What is missing to stay', zh: '保级还差' },
      example: { en: '320 growth', zh: '320 成长值' },
    },
  },
  subjects: {
    en: 'Your level {{level}} ends on {{lastDay}}',
    zh: '您的会员等级“{{level}}”将于 {{lastDay}} 到期',
  },
  bodies: {
    en: `Dear {{memberName}},

you keep your level {{level}} until {{lastDay}}. Afterwards it becomes {{nextLevel}}.

Still missing to stay: {{missing}}.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您的会员等级“{{level}}”将保留至 {{lastDay}}，之后将变更为“{{nextLevel}}”。

保级还差：{{missing}}。

{{storeName}}`,
  },
};

export const BIRTHDAY: MessageKind<never> = {
  key: 'birthday',
  names: { en: 'Birthday greeting', zh: '生日祝福' },
  descriptions: {
    en: 'Wishes a member a happy birthday.',
    zh: '在会员生日时送上祝福。',
  },
  purpose: 'marketing',
  variables: {},
  subjects: { en: 'Happy birthday, {{memberName}}!', zh: '{{memberName}}，生日快乐！' },
  bodies: {
    en: `Dear {{memberName}},

happy birthday! Thank you for being with us.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

祝您生日快乐！感谢您一直以来的支持。

{{storeName}}`,
  },
};

export const MEMBER_MESSAGES: readonly MessageKind[] = [
  POINTS_LAPSE,
  LEVEL_CHANGED,
  LEVEL_ENDING,
  BIRTHDAY,
];
