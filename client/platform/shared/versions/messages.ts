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
    errors: {
      plannedPast: 'This time has passed. Choose a later one, or let it start with its approval.',
      withdrawLater:
        'Version %{number} is planned after it and was checked against it. Withdraw that one first.',
      plannedBefore:
        'Version %{number} starts later than this. Plan this one for after that, or withdraw version %{number}.',
      versionOpen:
        'Version %{number} is being worked on. Finish or withdraw it before starting another.',
      noChanges:
        'It says the same as version %{number}, so there is nothing to approve. Change something, or withdraw it.',
      notDraft: 'It has been submitted or decided already.',
      notSubmitted: 'It is no longer awaiting approval.',
      ownVersion: 'You cannot approve a version that you worked on; someone else must.',
      begun: 'It has started and cannot be withdrawn. Make a new version instead.',
    },
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
    errors: {
      plannedPast: '此时间已过。请选择更晚的时间，或在通过后立即生效。',
      withdrawLater: '其后已安排第 %{number} 版，且以本版为基础校验。请先撤回第 %{number} 版。',
      plannedBefore: '版本 %{number} 的生效时间更晚。请安排在其之后，或撤回版本 %{number}。',
      versionOpen: '版本 %{number} 正在编辑中。请先完成或撤回，再新建版本。',
      noChanges: '内容与版本 %{number} 相同，无需审批。请修改后再提交，或将其撤回。',
      notDraft: '已提交或已有审批结果。',
      notSubmitted: '已不在待审批状态。',
      ownVersion: '不能审批自己参与编写的版本，须由他人审批。',
      begun: '已生效，不能撤回。请新建版本。',
    },
  },
};
