export const en = {
  resources: {
    careRules: {
      name: 'Care call rule |||| Care call rules',
      search: 'Name',
      fields: {
        name: 'Name',
        event: 'Call after',
        afterDays: 'Days later',
        minAmount: 'Only for orders from',
        levels: 'Only for levels',
        coolDownDays: 'Days between two calls',
        isActive: 'Switched on',
        activeSince: 'Switched on since',
      },
    },
  },
  scheduledRuns: {
    jobs: { careCalls: 'Care calls' },
    does: {
      careCalls:
        'Plans the calls of the rules that are switched on, and gives up planned calls to customers who should not be called any more.',
    },
    counts: { plannedCalls: '%{n} calls planned', suppressedCalls: '%{n} calls canceled' },
  },
  cases: {
    fields: { calledAt: 'Called on, where it was earlier' },
    errors: {
      calledBefore: 'That is before the call was due. Enter when somebody called.',
      notReached: 'Nobody was reached. Call again at another time, or cancel the call.',
    },
  },
  tickets: { sources: { rule: 'Rule' } },
  careRules: {
    help: 'Each morning a ticket with a call is made for every customer for whom it is time. Nobody is called in the quiet hours, without a phone number, after an objection, while a ticket is open, or again too soon.',
    afterHelp: 'Calendar days: 3 is the third day after it.',
    amountHelp: 'Leave empty for all.',
    levelsHelp: 'Leave empty for everybody.',
    coolDownHelp: 'Whatever the earlier call was about.',
    activeHelp: 'Only what happens from then on is called about.',
    events: {
      delivered: 'Order was delivered',
      repaired: 'Repair was completed',
      complaintClosed: 'Complaint was settled',
    },
    verdicts: {
      planned: 'To be called',
      erased: 'Erased',
      noPhone: 'No phone number',
      optedOut: 'Does not want to be called',
      openTicket: 'Has an open ticket',
      openCall: 'Has an open call',
      coolDown: 'Was called not long ago',
    },
    trial: {
      title: 'Over the last 30 days',
      help: 'What the saved rule would have decided, by what is known now.',
      nobody: 'Nobody: nothing of the kind happened.',
      start: 'Try it out',
    },
    empty: {
      title: 'No rules yet',
      text: 'Add one to call customers some days after delivery, a repair or a complaint.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    careRules: {
      name: '回访规则',
      search: '名称',
      fields: {
        name: '名称',
        event: '触发事件',
        afterDays: '间隔天数',
        minAmount: '订单金额不低于',
        levels: '适用等级',
        coolDownDays: '两次回访间隔天数',
        isActive: '启用',
        activeSince: '启用时间',
      },
    },
  },
  scheduledRuns: {
    jobs: { careCalls: '客户回访' },
    does: { careCalls: '按已启用的规则安排回访，并取消不应再致电的回访。' },
    counts: { plannedCalls: '安排 %{n} 次回访', suppressedCalls: '取消 %{n} 次回访' },
  },
  cases: {
    fields: { calledAt: '致电时间（补录时填写）' },
    errors: {
      calledBefore: '早于回访到期时间，请填写实际致电时间。',
      notReached: '尚未联系到客户，请改约时间或取消回访。',
    },
  },
  tickets: { sources: { rule: '规则' } },
  careRules: {
    help: '每天早上为到期的客户生成回访工单。免打扰时段、无电话、客户拒绝、有未结工单或刚回访过的客户不会致电。',
    afterHelp: '按自然日计算：3 表示事件后第 3 天。',
    amountHelp: '留空表示不限。',
    levelsHelp: '留空表示全部会员。',
    coolDownHelp: '不论上次回访的原因。',
    activeHelp: '仅对启用之后发生的事件回访。',
    events: {
      delivered: '订单已签收',
      repaired: '维修已完成',
      complaintClosed: '投诉已办结',
    },
    verdicts: {
      planned: '需回访',
      erased: '已抹除',
      noPhone: '无电话号码',
      optedOut: '拒绝回访',
      openTicket: '有未结工单',
      openCall: '已有待回访',
      coolDown: '近期已回访',
    },
    trial: {
      title: '近 30 天试算',
      help: '按已保存的规则和当前已知信息试算。',
      nobody: '没有符合条件的事件。',
      start: '开始试算',
    },
    empty: {
      title: '还没有回访规则',
      text: '添加规则，在签收、维修或投诉办结若干天后回访客户。',
    },
  },
};
