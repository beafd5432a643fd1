/** Messages to members that this domain knows. Who lets something happen records them (`recordMessages`). */
import type { MessageKind } from '#contract/platform/messages';
import { WELCOME } from './welcome.ts';

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

export const POINTS_RESET: MessageKind<'points' | 'lastDay'> = {
  key: 'pointsReset',
  names: { en: 'Points are cleared after inactivity', zh: '长期未活跃积分清零提醒' },
  descriptions: {
    en: 'Tells a member twice that all points are cleared unless the member comes back. Points are cleared only after both have left.',
    zh: '会员长期未活跃时，分两次提醒积分即将清零。两次提醒均发出后才会清零。',
  },
  purpose: 'service',
  variables: {
    points: {
      descriptions: { en: 'Points that are cleared', zh: '将被清零的积分' },
      example: { count: 1200 },
    },
    lastDay: {
      descriptions: { en: 'Last day on which they can be used', zh: '积分可用的最后一天' },
      example: { day: '2026-12-31' },
    },
  },
  subjects: {
    en: 'Come back by {{lastDay}} to keep your {{points}} points',
    zh: '请于 {{lastDay}} 前回来看看，保留您的 {{points}} 积分',
  },
  bodies: {
    en: `Dear {{memberName}},

we have not seen you for a long time. Your {{points}} points can be used until {{lastDay}}; afterwards they are cleared.

Buy something or log in by then, and you keep them.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您已很久没有登录或购物。您的 {{points}} 积分可使用至 {{lastDay}}，之后将被清零。

在此之前登录或购物，即可保留积分。

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
  WELCOME,
  POINTS_LAPSE,
  POINTS_RESET,
  LEVEL_CHANGED,
  LEVEL_ENDING,
  BIRTHDAY,
];
