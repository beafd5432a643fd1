export const en = {
  clocks: {
    title: 'Service times',
    metrics: {
      firstResponse: 'First response',
      nextResponse: 'Next response',
      resolution: 'Resolution',
    },
    duration: { minutes: '%{minutes} min', hours: '%{hours} h', both: '%{hours} h %{minutes} min' },
    dueIn: '%{metric} in %{time}',
    overdueBy: '%{metric} overdue by %{time}',
    dueAt: '%{metric} due %{at}',
    numbered: '%{name} (%{number})',
    ran: '%{ran} of %{allowed}',
    ranOf: '%{metric}: part of the time that has run',
    due: 'due %{at}',
    legalDue: 'by law until %{at}, calendar days',
    pausedSince: 'Paused since %{from}',
    pausedFrom: 'Paused %{from} – %{to}',
    aroundTheClock: 'around the clock',
    verdicts: {
      running: 'Counting',
      overdue: 'Overdue',
      paused: 'Paused',
      met: 'In time',
      missed: 'Missed',
      cancelled: 'Cancelled',
    },
    deadlines: {
      refundAfterReceipt: 'Refund after the goods came back',
      complaintAcknowledgement: 'Acknowledge the complaint',
    },
  },
};

export const zh: typeof en = {
  clocks: {
    title: '服务时效',
    metrics: { firstResponse: '首次响应', nextResponse: '后续响应', resolution: '解决时长' },
    duration: {
      minutes: '%{minutes} 分钟',
      hours: '%{hours} 小时',
      both: '%{hours} 小时 %{minutes} 分钟',
    },
    dueIn: '%{metric}剩余 %{time}',
    overdueBy: '%{metric}已超时 %{time}',
    dueAt: '%{metric}到期时间：%{at}',
    numbered: '%{name}（第 %{number} 次）',
    ran: '已用 %{ran}，时限 %{allowed}',
    ranOf: '%{metric}：已用时间占比',
    due: '到期：%{at}',
    legalDue: '法定期限：%{at}（自然日）',
    pausedSince: '自 %{from} 起暂停计时',
    pausedFrom: '暂停计时：%{from} 至 %{to}',
    aroundTheClock: '全天计时',
    verdicts: {
      running: '计时中',
      overdue: '已超时',
      paused: '暂停计时',
      met: '已达标',
      missed: '未达标',
      cancelled: '已取消',
    },
    deadlines: {
      refundAfterReceipt: '收到退货后退款',
      complaintAcknowledgement: '投诉受理确认',
    },
  },
};
