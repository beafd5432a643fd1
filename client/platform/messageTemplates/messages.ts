export const en = {
  messageTemplates: {
    on: 'On',
    off: 'Off',
    what: 'What for',
    purpose: 'Purpose',
    purposes: { marketing: 'Marketing', service: 'Service' },
    purposesLong: {
      marketing: 'Marketing: only with consent, and not in quiet hours',
      service: 'Service: to every member, at any hour',
    },
    isChanged: { true: 'Your own', false: 'Default' },
    isOnHelp: 'Switched off, it is not sent.',
    channelHelp:
      'With the webhook, your systems get subject, text and member, and send it themselves, as a push of your app.',
    texts: 'Texts',
    textsHelp: 'Plain text. An empty line begins a paragraph.',
    variables: 'Variables are replaced by what they mean:',
    variable: '%{what}, such as %{example}',
    preview: 'Preview',
    previewHelp: 'With the values of an example.',
    link: 'https://…',
    test: 'Send me a test · %{language}',
    reset: {
      verb: 'Take the default texts',
      title: 'Take the default texts?',
      text: 'Your own subjects and texts are replaced in both languages. They remain in the history.',
      done: 'The default texts are in use',
    },
  },
  resources: {
    messageTemplates: {
      name: 'Message template |||| Message templates',
      fields: {
        purpose: 'Purpose',
        kind: 'Message',
        isOn: 'Is sent',
        channel: 'Channel',
        subjects: { _: 'Subject', en: 'Subject in English', zh: 'Subject in Chinese' },
        bodies: { _: 'Text', en: 'Text in English', zh: 'Text in Chinese' },
        isChanged: 'Texts',
        updatedAt: 'Changed',
      },
    },
  },
};

export const zh: typeof en = {
  messageTemplates: {
    on: '已启用',
    off: '已停用',
    what: '用途',
    purpose: '类型',
    purposes: { marketing: '营销', service: '服务' },
    purposesLong: {
      marketing: '营销：仅发给已同意的会员，免打扰时段不发送',
      service: '服务：发给所有会员，不受时段限制',
    },
    isChanged: { true: '自定义', false: '默认' },
    isOnHelp: '停用后不发送。',
    channelHelp: '选择推送时，店铺系统会收到主题、正文和会员，由其自行发送，例如 App 推送。',
    texts: '内容',
    textsHelp: '纯文本，空行分段。',
    variables: '可用变量，发送时替换为实际内容：',
    variable: '%{what}，例如 %{example}',
    preview: '预览',
    previewHelp: '使用示例内容。',
    link: 'https://…',
    test: '给我发测试 · %{language}',
    reset: {
      verb: '恢复默认内容',
      title: '恢复默认内容？',
      text: '两种语言的自定义主题和正文都会被替换，原内容可在历史记录中查看。',
      done: '已恢复默认内容',
    },
  },
  resources: {
    messageTemplates: {
      name: '消息模板',
      fields: {
        purpose: '类型',
        kind: '消息',
        isOn: '启用',
        channel: '渠道',
        subjects: { _: '主题', en: '英文主题', zh: '中文主题' },
        bodies: { _: '正文', en: '英文正文', zh: '中文正文' },
        isChanged: '内容',
        updatedAt: '修改时间',
      },
    },
  },
};
