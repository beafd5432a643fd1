export const en = {
  resources: {
    surveyDistributions: {
      fields: {
        incentive: 'Thank-you',
        'incentive.kind': 'Everybody who answers gets',
        'incentive.points': 'Points for an answer',
        'incentive.batchId': 'Coupon batch',
        given: 'Given so far',
        givenCost: 'Cost so far',
        batchName: 'Coupon batch',
        approval: 'Approval',
        authorIds: 'Authors',
        askedBy: 'Sent for approval by',
        approverName: 'Decided by',
        decidedAt: 'Decided',
        decision: 'Said at the decision',
      },
    },
  },
  attention: {
    items: {
      strandedDistributions: {
        what: 'distribution has nobody left to approve it |||| distributions have nobody left to approve them',
        why: 'Everybody with the right to approve wrote a part of it. Make another person a manager under Staff, or withdraw it.',
      },
      distributionApprovals: {
        what: 'distribution of a survey awaits your approval |||| distributions of surveys await your approval',
        why: 'Nobody is asked before that.',
      },
      returnedDistributions: {
        what: 'distribution of yours was rejected |||| distributions of yours were rejected',
        why: 'Change what it gives and start it again, or delete it.',
      },
    },
  },
  surveyDistributions: { states: { submitted: 'Awaiting approval' } },
  surveyIncentives: {
    title: 'Thank-you for answering',
    help: 'The same whatever the answers are, once to each person, and never taken back. Only for those who are invited: by an open link nobody can be told from somebody else.',
    kinds: { none: 'Nothing', points: 'Points', coupon: 'A coupon' },
    points: '%{points} points',
    pointsHelp:
      'Given as soon as somebody answers. A start that could give more in a day than you may adjust alone waits for another person.',
    batchHelp:
      'A batch of unique codes for members only. Of an anonymous survey the code is shown on the page of thanks, and nothing says when it was given.',
    noWorth: 'Depends on what it is used for',
    cost: 'Cost of the thank-you',
    gives: {
      limited: 'It can give %{points} points a day',
      unlimited: 'There is no limit to the points it can give in a day',
    },
    startText:
      '%{gives}. What is above the points that you may adjust in a day waits for another person’s approval first.',
    waits: {
      submitted:
        'It has not started yet. %{gives}: more than %{author} may give in a day alone, so someone other than the author has to approve it.',
      rejected:
        'It has not started. %{gives}, which %{approver} rejected: “%{reason}”. Change it and start it again, or delete it.',
    },
    verbs: {
      approve: {
        verb: 'Approve and start',
        title: 'Approve and start this distribution?',
        text: 'It asks about what happens from now on. %{gives}. Sent for approval by %{author}.',
        done: 'The distribution is running',
      },
      reject: {
        verb: 'Reject',
        title: 'Reject this distribution?',
        text: 'It does not start. %{author} is told why, and can change it.',
        done: 'The distribution is rejected',
      },
      withdraw: {
        verb: 'Withdraw',
        title: 'Withdraw “%{name}”?',
        text: 'Nobody decides on it any more, and it can be changed.',
        done: 'The distribution is a draft again',
      },
    },
    errors: {
      openLink:
        'By an open link nobody can be told from somebody else. Choose “Nothing”, or ask by invitation.',
      anonymous:
        'Points would say who answered an anonymous survey. Choose a coupon, or an identified survey.',
      noProgramme: 'There is no members’ programme in force, so points cannot be given.',
      noCodes: 'The batch has no codes left. Add codes, or choose another batch.',
      sharedCode:
        'The batch has one code for everybody. Choose a batch with a code for each person.',
      freeCodes:
        'Members get these codes without answering. Choose a batch that members neither claim nor get automatically.',
      unboundCodes:
        'Anybody may use these codes. Choose a batch whose codes only their member may use.',
      submitted: 'It awaits approval. Withdraw it first.',
      notSubmitted: 'This distribution does not await approval. Load the page again.',
      ownWork: 'You wrote a part of this distribution. Another person has to approve it.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    surveyDistributions: {
      fields: {
        incentive: '谢礼',
        'incentive.kind': '完成问卷可获得',
        'incentive.points': '每份答卷赠送积分',
        'incentive.batchId': '优惠券批次',
        given: '已发放',
        givenCost: '已发放成本',
        batchName: '优惠券批次',
        approval: '审批',
        authorIds: '提交人编号',
        askedBy: '提交人',
        approverName: '审批人',
        decidedAt: '审批时间',
        decision: '审批意见',
      },
    },
  },
  attention: {
    items: {
      strandedDistributions: {
        what: '个问卷投放无人可审批',
        why: '有审批权限的人都参与了编写。请在员工管理中将他人设为店长，或撤回。',
      },
      distributionApprovals: { what: '个问卷投放待您审批', why: '审批通过前不会邀请任何人。' },
      returnedDistributions: {
        what: '个我提交的问卷投放已驳回',
        why: '请修改谢礼后重新开始，或删除。',
      },
    },
  },
  surveyDistributions: { states: { submitted: '待审批' } },
  surveyIncentives: {
    title: '答卷谢礼',
    help: '与答案内容无关，每人一次，发放后不收回。仅限受邀者：公开链接无法识别作答人。',
    kinds: { none: '无', points: '积分', coupon: '优惠券' },
    points: '%{points} 积分',
    pointsHelp: '提交后立即到账。每日可能发放的积分超出您可自行调整的限额时，须他人审批后才开始。',
    batchHelp: '请选择仅限本人使用的一人一码批次。匿名问卷的券码显示在致谢页，不记录发放时间。',
    noWorth: '视使用情况而定',
    cost: '谢礼成本',
    gives: {
      limited: '每天最多可发放 %{points} 积分',
      unlimited: '每天可发放的积分没有上限',
    },
    startText: '%{gives}。超出您每天可自行调整的积分时，须先经他人审批。',
    waits: {
      submitted: '尚未开始：%{gives}，超出%{author}每天可自行发放的限额，须由提交人以外的人审批。',
      rejected:
        '尚未开始：%{gives}，%{approver}已驳回，原因：“%{reason}”。请修改后重新开始，或删除。',
    },
    verbs: {
      approve: {
        verb: '通过并开始',
        title: '通过并开始该投放？',
        text: '从现在起询问新发生的事，%{gives}。提交人：%{author}。',
        done: '已开始投放',
      },
      reject: {
        verb: '驳回',
        title: '驳回该投放？',
        text: '投放不会开始。原因将告知%{author}，可修改后再提交。',
        done: '已驳回',
      },
      withdraw: {
        verb: '撤回',
        title: '撤回“%{name}”？',
        text: '撤回后不再等待审批，可继续修改。',
        done: '已撤回为草稿',
      },
    },
    errors: {
      openLink: '公开链接无法识别作答人。请选择“无”，或改为邀请作答。',
      anonymous: '积分会暴露匿名问卷的作答人。请改用优惠券，或选择实名问卷。',
      noProgramme: '当前没有生效的会员计划，无法发放积分。',
      noCodes: '该批次已无券码。请增加券码，或选择其他批次。',
      sharedCode: '该批次为通用码。请选择一人一码的批次。',
      freeCodes: '会员不作答也能获得该批次的券码。请选择不可领取、也不自动发放的批次。',
      unboundCodes: '任何人均可使用该批次的券码。请选择仅限本人使用的批次。',
      submitted: '该投放待审批，请先撤回。',
      notSubmitted: '该投放不在待审批状态，请重新加载页面。',
      ownWork: '您参与编写了该投放，须由他人审批。',
    },
  },
};
