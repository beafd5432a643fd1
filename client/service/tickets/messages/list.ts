/** The list of tickets: its views and filters, and what is done with several at once. */
export const en = {
  tickets: {
    me: 'Me',
    fromCustomer: 'Customer',
    fromUs: 'We',
    takeNext: 'Take next',
    selected: {
      assign: 'Who works on this ticket? |||| Who works on these %{smart_count} tickets?',
      resolve: 'How did this ticket end? |||| How did these %{smart_count} tickets end?',
      tag: 'Add a tag to this ticket |||| Add a tag to these %{smart_count} tickets',
      markSpam:
        'Mark this ticket as spam? A manager can restore it. |||| Mark these %{smart_count} tickets as spam? A manager can restore them.',
      done: '%{smart_count} ticket done. |||| %{smart_count} tickets done.',
      failed: '%{name}: %{why}',
      more: 'and %{smart_count} more |||| and %{smart_count} more',
    },
    views: {
      title: 'Views',
      mine: 'Mine',
      unassigned: 'Unassigned',
      overdue: 'Overdue',
      dueSoon: 'Due within 1 h',
      allOpen: 'All open',
      waitingOnCustomer: 'Waiting for customer',
      onHold: 'On hold',
      resolvedToday: 'Resolved today',
    },
    dues: { overdue: 'Overdue', soon: 'Within an hour' },
    filters: {
      isLive: 'Open ones',
      resolvedToday: 'Resolved today',
      hasLateTask: 'With overdue tasks',
      hasSpamMessage: 'Spam with new messages',
      due: 'Due',
      hasLateDeadline: 'Past a legal deadline',
      openedFrom: 'Opened from day',
      openedUntil: 'Opened until day',
    },
    empty: {
      title: 'No tickets yet',
      text: 'What customers ask appears here: written down by agents, or sent by your shop.',
    },
  },
};

export const zh: typeof en = {
  tickets: {
    me: '我',
    fromCustomer: '客户',
    fromUs: '我方',
    takeNext: '领取下一个',
    selected: {
      assign: '将所选 %{smart_count} 个工单分配给谁？',
      resolve: '所选 %{smart_count} 个工单的处理结果是什么？',
      tag: '为所选 %{smart_count} 个工单添加标签',
      markSpam: '将所选 %{smart_count} 个工单标记为垃圾工单？店长可以恢复。',
      done: '%{smart_count} 个工单已处理。',
      failed: '%{name}：%{why}',
      more: '另有 %{smart_count} 个',
    },
    views: {
      title: '视图',
      mine: '我的工单',
      unassigned: '待分配',
      overdue: '已超时',
      dueSoon: '1 小时内到期',
      allOpen: '全部未解决',
      waitingOnCustomer: '待客户回复',
      onHold: '已挂起',
      resolvedToday: '今日已解决',
    },
    dues: { overdue: '已超时', soon: '1 小时内到期' },
    filters: {
      isLive: '未解决',
      resolvedToday: '今日已解决',
      hasLateTask: '任务已逾期',
      hasSpamMessage: '垃圾工单有新消息',
      due: '时效',
      hasLateDeadline: '超过法定期限',
      openedFrom: '创建起始日期',
      openedUntil: '创建截止日期',
    },
    empty: {
      title: '还没有工单',
      text: '客户诉求显示在此，由客服录入或由店铺同步。',
    },
  },
};
