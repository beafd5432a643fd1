export const en = {
  resources: {
    memberActivities: {
      fields: {
        approval: 'Approval',
        authorIds: 'Authors',
        askedBy: 'Sent for approval by',
        approverName: 'Decided by',
        decidedAt: 'Decided',
        decision: 'Said at the decision',
        mostPoints: 'Points it can give at most',
      },
    },
  },
  attention: {
    items: {
      activityApprovals: {
        what: 'member activity awaits your approval |||| member activities await your approval',
        why: 'Members cannot enter before that.',
      },
      returnedActivities: {
        what: 'member activity of yours was rejected |||| member activities of yours were rejected',
        why: 'Change it, which sends it for approval again, or archive it.',
      },
    },
  },
  memberEntries: {
    errors: {
      limits: {
        notApproved:
          'The activity awaits approval: it can give more points than its author may give alone. Enter the member once it is approved.',
      },
    },
  },
  activityApprovals: {
    states: { submitted: 'Awaiting approval', rejected: 'Rejected', approved: 'Approved' },
    points: '%{points} point |||| %{points} points',
    anyNumber: 'No limit',
    gives: {
      limited: 'It can give %{points} point in all |||| It can give %{points} points in all',
      unlimited: 'There is no limit to the points it can give',
    },
    help: '%{gives}. What is above the points that you may adjust in a day has to be approved by another person before members can enter.',
    waits: {
      submitted:
        'Members cannot enter yet. %{gives}: more than %{author} may give in a day alone, so someone other than the author has to approve it.',
      rejected:
        'Members cannot enter. %{gives}, which %{approver} rejected: “%{reason}”. Change it, which sends it for approval again if it is still above the limit, or archive it.',
    },
    verbs: {
      approve: {
        verb: 'Approve',
        title: 'Approve this activity?',
        text: 'Members can enter it in its period. %{gives}. Sent for approval by %{author}.',
        done: 'The activity is approved',
      },
      reject: {
        verb: 'Reject',
        title: 'Reject this activity?',
        text: 'Members cannot enter it. %{author} is told why, and can change it.',
        done: 'The activity is rejected',
      },
    },
    errors: {
      notSubmitted: 'This activity does not await approval. Load the page again.',
      ownWork: 'You wrote a part of this activity. Another person has to approve it.',
      notYet:
        'The activity awaits approval: it can give more points than its author may give alone. Choose winners once it is approved.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    memberActivities: {
      fields: {
        approval: '审批',
        authorIds: '提交人编号',
        askedBy: '提交人',
        approverName: '审批人',
        decidedAt: '审批时间',
        decision: '审批意见',
        mostPoints: '最多发放积分',
      },
    },
  },
  attention: {
    items: {
      activityApprovals: { what: '个会员活动待您审批', why: '审批通过前会员不能参与。' },
      returnedActivities: {
        what: '个我提交的会员活动已驳回',
        why: '修改后将重新提交审批，也可归档。',
      },
    },
  },
  memberEntries: {
    errors: {
      limits: {
        notApproved: '活动待审批：可发放的积分超出提交人的限额。请在审批通过后再登记参与。',
      },
    },
  },
  activityApprovals: {
    states: { submitted: '待审批', rejected: '已驳回', approved: '已通过' },
    points: '%{points} 积分',
    anyNumber: '不限',
    gives: {
      limited: '合计最多可发放 %{points} 积分',
      unlimited: '可发放的积分没有上限',
    },
    help: '本活动%{gives}。超出您每天可自行调整的积分时，须他人审批，通过后会员才能参与。',
    waits: {
      submitted:
        '会员暂不能参与：%{gives}，超出%{author}每天可自行发放的限额，须由提交人以外的人审批。',
      rejected:
        '会员不能参与：%{gives}，%{approver}已驳回，原因：“%{reason}”。修改后如仍超出限额将重新提交审批，也可归档。',
    },
    verbs: {
      approve: {
        verb: '通过',
        title: '通过该活动？',
        text: '会员可在活动期内参与，%{gives}。提交人：%{author}。',
        done: '已通过',
      },
      reject: {
        verb: '驳回',
        title: '驳回该活动？',
        text: '会员不能参与。原因将告知%{author}，可修改后再提交。',
        done: '已驳回',
      },
    },
    errors: {
      notSubmitted: '该活动不在待审批状态，请重新加载页面。',
      ownWork: '您参与编写了该活动，须由他人审批。',
      notYet: '活动待审批：可发放的积分超出提交人的限额。请在审批通过后再选择获奖作品。',
    },
  },
};
