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
    end: 'End',
    ended: 'The link no longer works',
    errors: { ended: 'This link does not work any more.' },
  },
  activities: {
    verbs: { share: 'made a customer link for', unshare: 'ended a customer link of' },
  },
};

export const zh: typeof en = {
  scheduledRuns: { counts: { customer_links: '%{n} 个买家链接' } },
  customerLinks: {
    title: '买家页面',
    help: '买家无需登录，通过专属链接即可查看公开消息并回复。',
    make: '生成链接',
    makeTitle: '生成买家链接',
    submit: '生成链接',
    days: '有效期（天）',
    language: '页面语言（浏览器未指定时）',
    madeTitle: '买家链接',
    madeText: '请立即复制，链接仅显示一次，%{at}前有效。持有链接的人可以查看和回复。',
    address: '链接',
    close: '完成',
    by: '%{name} ·',
    until: '有效期至',
    expired: '已过期',
    withdrawnBy: '已由%{name}停用',
    end: '停用',
    ended: '链接已停用',
    errors: { ended: '此链接已失效。' },
  },
  activities: {
    verbs: { share: '生成买家链接', unshare: '停用买家链接' },
  },
};
