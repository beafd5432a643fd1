export const en = {
  resources: {
    servicePolicies: {
      name: 'Service policy |||| Service policies',
      fields: {
        names: 'Name',
        position: 'Order',
        isDefault: 'For all other tickets',
        types: 'Types',
        severities: 'Severity',
        levels: 'Member levels',
        channels: 'Channels',
        calendarId: 'Calendar',
        targets: 'Targets',
        P1: 'P1 urgent',
        P2: 'P2 high',
        P3: 'P3 normal',
        P4: 'P4 low',
        firstResponse: 'First response',
        nextResponse: 'Next response',
        resolution: 'Resolution',
        isAroundTheClock: 'Around the clock',
        order: 'Order',
      },
    },
  },
  servicePolicies: {
    conditions: 'For which tickets',
    targets: 'Targets',
    calendars: 'Calendars',
    tester: 'Which policy would this ticket get?',
    gets: 'It gets the policy',
    doesNotFit: '%{name} does not fit: %{because}',
    everythingElse: 'All tickets that no other policy fits',
    everyTicket: 'Every ticket',
    firstResponseNormal: 'First response (P3)',
    resolutionNormal: 'Resolution (P3)',
    noTarget: 'No target',
    minutes: {
      firstResponse: 'First response, minutes',
      nextResponse: 'Next response, minutes',
      resolution: 'Resolution, minutes',
    },
    help: {
      policy:
        'The first policy that fits a ticket applies. A change holds for new tickets and for those whose details change; others keep their targets.',
      default:
        'This policy applies to every ticket that no other policy fits. It cannot be deleted.',
      conditions:
        'Leave a field empty to fit every ticket. Shorter targets for higher levels are a policy of their own, before the others.',
      targets:
        'Minutes within the hours of the calendar. They stand still while the customer is asked, except for the first response.',
      tester: 'As if the ticket were opened now.',
    },
    empty: {
      title: 'No service policies yet',
      text: 'A policy says how fast tickets are answered and resolved.',
    },
    errors: {
      defaultFitsAll: 'This policy is for all other tickets and has no conditions.',
      defaultStays: 'This policy stays: it is for all tickets that no other policy fits.',
      otherPolicies: 'Somebody else has added or deleted a policy. Load the list again.',
      noDefault: 'The policy for all other tickets is missing. Restart the server.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    servicePolicies: {
      name: '时效规则',
      fields: {
        names: '名称',
        position: '顺序',
        isDefault: '兜底规则',
        types: '工单类型',
        severities: '严重程度',
        levels: '会员等级',
        channels: '渠道',
        calendarId: '服务日历',
        targets: '时效目标',
        P1: 'P1 紧急',
        P2: 'P2 高',
        P3: 'P3 普通',
        P4: 'P4 低',
        firstResponse: '首次响应',
        nextResponse: '后续响应',
        resolution: '解决时长',
        isAroundTheClock: '全天计时',
        order: '顺序',
      },
    },
  },
  servicePolicies: {
    conditions: '适用工单',
    targets: '时效目标',
    calendars: '服务日历',
    tester: '该工单适用哪条规则？',
    gets: '适用规则',
    doesNotFit: '“%{name}”不适用：%{because}不符合',
    everythingElse: '其他规则均不适用的工单',
    everyTicket: '所有工单',
    firstResponseNormal: '首次响应（P3）',
    resolutionNormal: '解决时长（P3）',
    noTarget: '不设目标',
    minutes: {
      firstResponse: '首次响应（分钟）',
      nextResponse: '后续响应（分钟）',
      resolution: '解决时长（分钟）',
    },
    help: {
      policy:
        '按顺序匹配，首条适用的规则生效。修改后对新工单和信息有变更的工单生效，其他工单保持原目标。',
      default: '其他规则均不适用时使用本规则，不能删除。',
      conditions: '留空表示不限。如需为高等级会员缩短时效，请单独建立规则并排在前面。',
      targets: '按服务日历的工作时间计算分钟数。等待客户回复时暂停计时，首次响应除外。',
      tester: '按现在创建工单计算。',
    },
    empty: { title: '暂无时效规则', text: '时效规则规定工单的响应和解决时限。' },
    errors: {
      defaultFitsAll: '兜底规则适用于所有其他工单，不能设置条件。',
      defaultStays: '不能删除兜底规则：其他规则均不适用的工单需要使用。',
      otherPolicies: '规则已被他人新增或删除，请刷新列表。',
      noDefault: '缺少兜底规则，请重启服务器。',
    },
  },
};
