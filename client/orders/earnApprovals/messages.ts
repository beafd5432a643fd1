export const en = {
  resources: {
    earnApprovals: {
      name: 'Late reward |||| Late rewards',
      search: 'Order or event number',
      fields: {
        trigger: 'What is rewarded',
        sourceId: 'Order or event',
        orderId: 'Order',
        eventId: 'Event',
        memberId: 'Member',
        memberName: 'Member',
        memberExternalId: 'Member number',
        occurredAt: 'Happened',
        recordedAt: 'Received',
        state: 'State',
        decidedBy: 'Decided by',
        decidedAt: 'Decided',
        reason: 'Reason',
      },
    },
  },
  earnApprovals: {
    states: { waiting: 'To decide', approved: 'Approved', rejected: 'Rejected' },
    decide: 'Decision',
    preview: {
      points: 'Points: %{points}',
      takenBack: 'Of them taken back for returned goods: %{points}',
      lapsed: 'Of them expired meanwhile: %{points}',
      growth: 'Growth: %{growth}',
      stays: 'The level stays %{level}',
      rises: 'Level: %{from} → %{to}',
      noLevel: 'no level',
    },
    sums: {
      points:
        'Points in all: %{points}, for %{smart_count} member |||| Points in all: %{points}, for %{smart_count} members',
      growth: 'Growth in all: %{growth}',
      rises:
        '%{smart_count} member gets a higher level |||| %{smart_count} members get a higher level',
      noRises: 'No level changes',
      decided:
        '%{smart_count} of them has been decided meanwhile |||| %{smart_count} of them have been decided meanwhile',
    },
    verbs: {
      approved: {
        verb: 'Approve',
        title: 'Let the member earn?',
        text: 'Points and growth are given by the programme that was in force when it happened, dated %{at}.',
        done: 'The member has got what it earned.',
      },
      rejected: {
        verb: 'Reject',
        title: 'Let it earn nothing?',
        text: 'What happened on %{at} will give no points and no growth. This cannot be changed later.',
        done: 'It earns nothing.',
      },
    },
    selected: {
      approved: {
        title: 'Let the member earn? |||| Let members earn for these %{smart_count}?',
        text: 'Points and growth are given by the programme that was in force when each of them happened, and dated then.',
      },
      rejected: {
        title: 'Let it earn nothing? |||| Let these %{smart_count} earn nothing?',
        text: 'They will give no points and no growth. This cannot be changed later.',
      },
      done: '%{smart_count} decided. |||| %{smart_count} decided.',
      failed: '%{name}: %{why}',
      more: 'And %{smart_count} more. |||| And %{smart_count} more.',
    },
    errors: { decided: 'Somebody has already decided on this.' },
    empty: {
      title: 'Nothing arrived too late',
      text: 'Orders and events that arrive longer after they happened than the programme allows earn nothing until somebody approves them here.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    earnApprovals: {
      name: '补记奖励',
      search: '订单号或行为编号',
      fields: {
        trigger: '奖励事项',
        sourceId: '订单或行为',
        orderId: '订单',
        eventId: '行为',
        memberId: '会员',
        memberName: '会员',
        memberExternalId: '会员编号',
        occurredAt: '发生时间',
        recordedAt: '接收时间',
        state: '状态',
        decidedBy: '处理人',
        decidedAt: '处理时间',
        reason: '原因',
      },
    },
  },
  earnApprovals: {
    states: { waiting: '待处理', approved: '已通过', rejected: '已驳回' },
    preview: {
      points: '积分：%{points}',
      takenBack: '其中因退货扣回：%{points}',
      lapsed: '其中已过期：%{points}',
      growth: '成长值：%{growth}',
      stays: '等级仍为“%{level}”',
      rises: '等级：%{from} → %{to}',
      noLevel: '无等级',
    },
    sums: {
      points: '共 %{points} 积分，涉及 %{smart_count} 位会员',
      growth: '共 %{growth} 成长值',
      rises: '%{smart_count} 位会员将升级',
      noRises: '等级均无变化',
      decided: '其中 %{smart_count} 条已被他人处理',
    },
    decide: '处理',
    verbs: {
      approved: {
        verb: '通过',
        title: '给会员补记奖励？',
        text: '按发生时生效的会员计划发放积分和成长值，日期记为 %{at}。',
        done: '已补记会员的奖励。',
      },
      rejected: {
        verb: '驳回',
        title: '不予奖励？',
        text: '%{at} 发生的事项不发放积分和成长值，之后不能更改。',
        done: '不予奖励。',
      },
    },
    selected: {
      approved: {
        title: '给选中的 %{smart_count} 项补记奖励？',
        text: '分别按发生时生效的会员计划发放积分和成长值，日期记为发生时间。',
      },
      rejected: {
        title: '选中的 %{smart_count} 项不予奖励？',
        text: '不发放积分和成长值，之后不能更改。',
      },
      done: '已处理 %{smart_count} 项。',
      failed: '%{name}：%{why}',
      more: '另有 %{smart_count} 项。',
    },
    errors: { decided: '已有人处理过。' },
    empty: {
      title: '没有迟到的事项',
      text: '订单和行为到达时若已超过会员计划允许的天数，需在此通过后才发放奖励。',
    },
  },
};
