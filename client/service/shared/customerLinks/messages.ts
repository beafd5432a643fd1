export const en = {
  scheduledRuns: {
    counts: {
      customer_links: '%{n} link of a customer to a ticket |||| %{n} links of customers to tickets',
    },
  },
  customerLinks: {
    title: 'Customer page',
    help: 'By a secret link the customer sees the public messages and answers, without an account.',
    make: 'Make a link',
    makeTitle: 'Make a link for the customer',
    submit: 'Make link',
    days: 'Works for (days)',
    language: 'Language, if the browser asks for none',
    madeTitle: 'Link for the customer',
    madeText:
      'Copy it now: it is shown only once. It works until %{at}. Whoever has it can read and answer.',
    address: 'Link',
    close: 'Done',
    by: '%{name} ·',
    until: 'works until',
    expired: 'expired',
    withdrawnBy: 'ended by %{name}',
    send: 'Send to the customer',
    sendTitle: 'Send the customer a link',
    sendText:
      'The customer gets a message with a link of 30 days, in the language of the customer. You see it as a note on the ticket.',
    sent: 'The customer gets the link',
    end: 'End',
    ended: 'The link no longer works',
    errors: {
      ended: 'This link does not work any more.',
      noCustomer: 'The ticket names no customer. Enter the customer first.',
      noAddress: 'No e-mail address of the customer is known. Make a link and give it yourself.',
      off: 'This message is switched off. Switch it on in Message templates.',
    },
  },
  activities: {
    verbs: { share: 'made a customer link for', unshare: 'ended a customer link of' },
  },
};

export const zh: typeof en = {
  scheduledRuns: { counts: { customer_links: '%{n} 个客户链接' } },
  customerLinks: {
    title: '客户页面',
    help: '客户无需登录，通过专属链接即可查看公开消息并回复。',
    make: '生成链接',
    makeTitle: '生成客户链接',
    submit: '生成链接',
    days: '有效期（天）',
    language: '页面语言（浏览器未指定时）',
    madeTitle: '客户链接',
    madeText: '请立即复制，链接仅显示一次，%{at}前有效。持有链接的人可以查看和回复。',
    address: '链接',
    close: '完成',
    by: '%{name} ·',
    until: '有效期至',
    expired: '已过期',
    withdrawnBy: '已由%{name}停用',
    send: '发送给客户',
    sendTitle: '发送客户链接',
    sendText: '客户将按其语言收到有效期 30 天的链接，工单中会留下备注。',
    sent: '链接将发送给客户',
    end: '停用',
    ended: '链接已停用',
    errors: {
      ended: '此链接已失效。',
      noCustomer: '工单未关联客户，请先填写。',
      noAddress: '没有客户的邮箱地址，请生成链接后自行发送。',
      off: '此消息已停用，请在消息模板中启用。',
    },
  },
  activities: {
    verbs: { share: '生成客户链接', unshare: '停用客户链接' },
  },
};
