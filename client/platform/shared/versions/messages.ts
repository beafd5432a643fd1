export const en = {
  versions: {
    atApproval: 'With its approval',
    plannedDay: 'Starts on',
    plannedTime: 'Time',
    phases: {
      draft: 'Draft',
      submitted: 'Awaiting approval',
      rejected: 'Rejected',
      planned: 'Scheduled',
      inForce: 'In force',
      superseded: 'Replaced',
      withdrawn: 'Withdrawn',
    },
    states: {
      draft: 'Draft',
      submitted: 'Awaiting approval',
      rejected: 'Rejected',
      approved: 'Approved',
      withdrawn: 'Withdrawn',
    },
    facts: 'Details',
    openOther: 'Open version %{number}',
  },
};

export const zh: typeof en = {
  versions: {
    atApproval: '通过后立即生效',
    plannedDay: '生效日期',
    plannedTime: '时间',
    phases: {
      draft: '草稿',
      submitted: '待审批',
      rejected: '已驳回',
      planned: '未开始',
      inForce: '生效中',
      superseded: '已被替代',
      withdrawn: '已撤回',
    },
    states: {
      draft: '草稿',
      submitted: '待审批',
      rejected: '已驳回',
      approved: '已通过',
      withdrawn: '已撤回',
    },
    facts: '详情',
    openOther: '打开版本 %{number}',
  },
};
