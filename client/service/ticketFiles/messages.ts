export const en = {
  imports: {
    kinds: {
      tickets: {
        name: 'Tickets of another system',
        text: 'One row per ticket: its number there, type, channel, subject and when it was opened; if known the customer (member number, phone or e-mail), order, instants, agent, tags, reason and satisfaction. They are history: nobody is told or asked, no rule runs, and only open tickets get service targets. Figures count them by their instants.',
      },
      'ticket-messages': {
        name: 'Messages of imported tickets',
        text: 'Number of the ticket there, when, from whom (customer or agent) and the text. Import the tickets first. The same message is kept once.',
      },
    },
    notices: {
      unknownAgents:
        'This agent is not among your staff and is only named on the ticket: %{names} |||| These %{number} agents are not among your staff and are only named on their tickets: %{names}',
      unknownReasons:
        'This reason is not matched to one of yours yet; do so under Reason texts: %{names} |||| These %{number} reasons are not matched to yours yet; do so under Reason texts: %{names}',
    },
  },
  resources: { tickets: { fields: { messageIds: 'Messages' } } },
  tickets: { sources: { import: 'Import', rule: 'Rule' } },
  ticketFiles: {
    origin: 'From another system',
    number: 'Number there',
    agent: 'Agent there',
    reasonText: 'Reason',
    unmatched: '%{text} (not matched yet)',
    matched: '%{name} (“%{text}”)',
    satisfaction: 'Satisfaction',
    ofFive: '%{value} of 5',
    closedAt: 'Closed there',
    importedAt: 'Imported',
  },
};

export const zh: typeof en = {
  imports: {
    kinds: {
      tickets: {
        name: '其他系统的工单',
        text: '每行一个工单：原系统编号、类型、渠道、主题和创建时间；如有，还可包含客户（会员编号、手机号或邮箱）、订单号、各时间、客服、标签、原因和满意度。导入的是历史数据：不发送消息、不发放问卷、不触发规则，只有未解决的工单才计算服务时效；报表按各时间统计。',
      },
      'ticket-messages': {
        name: '已导入工单的消息',
        text: '原系统工单编号、发送时间、发送方（客户或客服）和内容。请先导入工单。相同的消息只保留一条。',
      },
    },
    notices: {
      unknownAgents: '以下 %{number} 位客服不是店铺员工，仅在工单上显示姓名：%{names}',
      unknownReasons: '以下 %{number} 个原因尚未对应到您的原因，请在“原因文字”中设置：%{names}',
    },
  },
  resources: { tickets: { fields: { messageIds: '消息' } } },
  tickets: { sources: { import: '导入', rule: '规则' } },
  ticketFiles: {
    origin: '来自其他系统',
    number: '原系统编号',
    agent: '原客服',
    reasonText: '原因',
    unmatched: '%{text}（尚未对应）',
    matched: '%{name}（“%{text}”）',
    satisfaction: '满意度',
    ofFive: '%{value} 分（满分 5 分）',
    closedAt: '原系统关闭时间',
    importedAt: '导入时间',
  },
};
