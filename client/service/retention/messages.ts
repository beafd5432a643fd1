export const en = {
  resources: {
    serviceRetention: {
      name: 'Retention of tickets |||| Retention of tickets',
      fields: {
        attachmentDays: 'Keep files for (days)',
        messageDays: 'Keep messages for (days)',
        ticketDays: 'Keep what tickets say of customers for (days)',
        isOn: 'Take away what is older, every night',
      },
    },
    tickets: { fields: { isHeld: 'Legal hold' } },
  },
  serviceRetention: {
    title: 'Retention of tickets',
    help: 'Counted from the day on which a ticket was closed. What goes are words, files and the link to the customer; instants, types and results stay, so that no figure changes. A legal hold, an open case or refund, and a dispute keep everything.',
    attachmentHelp: 'At least %{least}, one year.',
    ticketHelp:
      'At least %{least}, three years: so long the law asks for what was sold and what came of it.',
    isOnHelp: 'Look at the dry run first. What was taken away cannot be brought back.',
    saved: 'Retention saved',
    dryRun: {
      title: 'Dry run',
      help: 'What would go now by the periods above, whether or not they are saved. Nothing is taken away.',
      run: 'See what would go',
      none: 'Nothing is old enough.',
      table: 'What is old enough, by month',
      what: 'What',
      month: 'Closed in',
      goes: 'Goes',
      total: 'All months',
    },
    tables: {
      ticket_attachments: 'Files',
      ticket_messages: 'Messages',
      tickets: 'Tickets: subject, customer, order, tags and reasons',
    },
    kept: { legalHold: 'Kept: legal hold', openCase: 'Kept: open case' },
    hold: {
      title: 'Legal hold',
      begin: 'Put on legal hold',
      end: 'End legal hold',
      none: 'This ticket is taken away once it is old enough.',
      held: 'By %{name}: %{reason}',
      reasonHelp:
        'Say why it must be kept, for example the number of the proceedings. Everybody who reads the ticket sees it.',
      begun: 'Nothing of this ticket is taken away any more.',
      ended: 'The legal hold has ended.',
      endTitle: 'End the legal hold?',
      endText: 'If the ticket is old enough, its words and files are taken away in the next night.',
    },
    errors: {
      longerThanMessages: 'Files are part of messages: keep them no longer than those.',
      longerThanTickets: 'Messages are part of tickets: keep them no longer than those.',
      heldAlready: 'This ticket is on legal hold already.',
      notHeld: 'This ticket is not on legal hold any more.',
      heldWords: 'This ticket is on legal hold: its words stay until the hold has ended.',
    },
  },
  scheduledRuns: {
    jobs: { serviceRetention: 'Take away words of old tickets' },
    does: {
      serviceRetention:
        'Takes words, files and customers of tickets away that were closed long enough ago, where the owner has switched that on. Legal holds and open cases keep theirs.',
    },
    counts: {
      ticket_attachments: '%{n} file of tickets |||| %{n} files of tickets',
      ticket_messages: '%{n} message of tickets |||| %{n} messages of tickets',
      tickets: '%{n} ticket |||| %{n} tickets',
    },
  },
};

export const zh: typeof en = {
  resources: {
    serviceRetention: {
      name: '工单保留期限',
      fields: {
        attachmentDays: '附件保留天数',
        messageDays: '消息保留天数',
        ticketDays: '工单中客户信息保留天数',
        isOn: '每晚清理到期内容',
      },
    },
    tickets: { fields: { isHeld: '法律保全' } },
  },
  serviceRetention: {
    title: '工单保留期限',
    help: '自工单关闭之日起计算。清理的是文字、附件和客户关联；时间、类型和结果保留，报表不变。法律保全、未完成的售后单或退款以及纠纷期间，内容全部保留。',
    attachmentHelp: '至少 %{least} 天（一年）。',
    ticketHelp: '至少 %{least} 天（三年）：法律要求交易和售后信息至少保存三年。',
    isOnHelp: '请先查看试运行结果。清理后无法恢复。',
    saved: '保留期限已保存',
    dryRun: {
      title: '试运行',
      help: '按上方期限现在会清理的内容，无论是否已保存。不会实际清理。',
      run: '查看会清理的内容',
      none: '没有到期的内容。',
      table: '各月到期内容',
      what: '内容',
      month: '关闭月份',
      goes: '清理',
      total: '合计',
    },
    tables: {
      ticket_attachments: '附件',
      ticket_messages: '消息',
      tickets: '工单：主题、客户、订单、标签和原因',
    },
    kept: { legalHold: '保留：法律保全', openCase: '保留：未完成的售后单' },
    hold: {
      title: '法律保全',
      begin: '设为法律保全',
      end: '解除法律保全',
      none: '该工单到期后会被清理。',
      held: '%{name}：%{reason}',
      reasonHelp: '请填写保全原因，例如案件编号。能查看工单的人员都能看到。',
      begun: '该工单的内容将不再清理。',
      ended: '已解除法律保全。',
      endTitle: '解除法律保全？',
      endText: '如果工单已到期，其文字和附件将在下一次夜间清理中删除。',
    },
    errors: {
      longerThanMessages: '附件属于消息，保留时间不能超过消息。',
      longerThanTickets: '消息属于工单，保留时间不能超过工单。',
      heldAlready: '该工单已处于法律保全中。',
      notHeld: '该工单已不在法律保全中。',
      heldWords: '该工单处于法律保全中，解除前不能删除内容。',
    },
  },
  scheduledRuns: {
    jobs: { serviceRetention: '清理过期工单内容' },
    does: {
      serviceRetention:
        '清理关闭时间超过保留期限的工单的文字、附件和客户信息（需店主开启）。法律保全和未完成的售后单除外。',
    },
    counts: {
      ticket_attachments: '%{n} 个工单附件',
      ticket_messages: '%{n} 条工单消息',
      tickets: '%{n} 个工单',
    },
  },
};
