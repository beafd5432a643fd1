/** The words of a promotion's page: its verbs with their consequences, its versions, its codes. */
export const en = {
  promotions: {
    sections: {
      limits: 'Limits',
      codes: 'Codes',
      check: 'Check of the version in work',
      replay: 'What it would have done',
      revisions: 'Versions',
      facts: 'Facts',
    },
    limits: {
      budget: 'Spent of the budget',
      uses: 'Used',
      perMember: 'At most %{count} per member',
      perDay: 'At most %{count} a day',
    },
    codes: {
      none: 'It goes by code, and there is no code yet: nobody can use it.',
      count: 'One code. |||| %{count} codes.',
      all: 'Show the codes',
      make: 'Make codes',
    },
    revisions: {
      number: 'Version %{number}',
      liveFrom: 'in force from',
      decided: 'decided by %{name}',
      same: 'Nothing about its terms differs from the version before.',
    },
    standing: {
      draft: 'A draft: shoppers see nothing of it until it is submitted and approved.',
      planned:
        'Version %{revision} is approved and takes effect on %{at}. Until then version %{live} applies.',
      draftBeside:
        'Version %{revision} is being worked on. Version %{live} stays in force until it is approved.',
      submitted: 'Submitted by %{author}. One of these approves it: %{roles}, but not its author.',
      rejected:
        'Rejected by %{name}; the reason stands in the history. Edit it and submit it again.',
      paused: 'Paused for everyone since %{at}.',
    },
    verbs: {
      sofar: 'So far: %{uses} uses, %{spent} given.',
      startsNow: 'It begins at once.',
      untilThen: 'Until then version %{revision} applies.',
      startsAt: 'It begins %{when}.',
      budget: 'It may cost %{amount} in all.',
      noBudget: 'No budget limits what it costs.',
      submit: {
        verb: 'Submit',
        title: 'Submit “%{name}”?',
        text: 'Past the store’s budget limit a second person approves it; otherwise it is approved at once.',
        done: 'Submitted',
      },
      approve: {
        verb: 'Approve',
        title: 'Approve “%{name}”?',
        replaces: 'It takes over from version %{revision}.',
        done: 'Approved',
      },
      reject: {
        verb: 'Reject',
        title: 'Reject “%{name}”?',
        text: 'It goes back to its author with your reason.',
        done: 'Rejected',
      },
      pause: {
        verb: 'Pause for everyone',
        title: 'Pause “%{name}” for everyone now?',
        text: 'From this moment no basket gets it. Orders already placed keep theirs.',
        codes: 'Its code is refused as long. |||| Its %{codes} codes are refused as long.',
        done: 'Paused',
      },
      resume: {
        verb: 'Resume',
        title: 'Resume “%{name}”?',
        text: 'Baskets get it again at once, within its limits.',
        done: 'Resumed',
      },
      edit: { verb: 'Edit' },
      duplicate: { verb: 'Duplicate' },
      discard: {
        verb: 'Drop the version in work',
        title: 'Drop the version in work of “%{name}”?',
        text: 'The terms in force stay as they are.',
        done: 'Dropped',
      },
      delete: {
        verb: 'Delete',
        title: 'Delete “%{name}”?',
        text: 'It was never in force; nothing of it remains.',
        done: 'Deleted',
      },
      archive: {
        verb: 'Archive',
        title: 'Archive “%{name}”?',
        text: 'It ends for good and leaves the lists; its orders and figures stay.',
        done: 'Archived',
      },
    },
  },
};

export const zh: typeof en = {
  promotions: {
    sections: {
      limits: '上限',
      codes: '券码',
      check: '待定版本检查',
      replay: '历史订单回放',
      revisions: '版本',
      facts: '基本信息',
    },
    limits: {
      budget: '预算使用',
      uses: '使用次数',
      perMember: '每人最多 %{count} 次',
      perDay: '每天最多 %{count} 次',
    },
    codes: {
      none: '此促销需使用券码，但还没有券码，无人可用。',
      count: '共 %{count} 个券码。',
      all: '查看券码',
      make: '生成券码',
    },
    revisions: {
      number: '第 %{number} 版',
      liveFrom: '生效于',
      decided: '审批人：%{name}',
      same: '规则与上一版相同。',
    },
    standing: {
      draft: '草稿：提交并通过审批后顾客才能看到。',
      planned: '第 %{revision} 版已通过，将于 %{at} 生效；此前第 %{live} 版继续生效。',
      draftBeside: '第 %{revision} 版正在编辑；审批通过前第 %{live} 版继续生效。',
      submitted: '由%{author}提交，待以下角色之一审批（提交人除外）：%{roles}。',
      rejected: '被%{name}驳回，原因见修改记录。请修改后重新提交。',
      paused: '自 %{at} 起对所有人暂停。',
    },
    verbs: {
      sofar: '截至目前：使用 %{uses} 次，优惠 %{spent}。',
      startsNow: '立即开始。',
      untilThen: '此前第 %{revision} 版继续生效。',
      startsAt: '%{when} 开始。',
      budget: '优惠总额最多 %{amount}。',
      noBudget: '没有预算上限。',
      submit: {
        verb: '提交',
        title: '提交“%{name}”？',
        text: '超过店铺设定的预算上限时需他人审批，否则立即通过。',
        done: '已提交',
      },
      approve: {
        verb: '通过',
        title: '通过“%{name}”？',
        replaces: '将替换第 %{revision} 版。',
        done: '已通过',
      },
      reject: {
        verb: '驳回',
        title: '驳回“%{name}”？',
        text: '将附上原因退回给提交人。',
        done: '已驳回',
      },
      pause: {
        verb: '立即暂停',
        title: '立即对所有人暂停“%{name}”？',
        text: '此刻起购物车不再享受此优惠；已下单的订单不受影响。',
        codes: '暂停期间其 %{codes} 个券码不可用。',
        done: '已暂停',
      },
      resume: {
        verb: '恢复',
        title: '恢复“%{name}”？',
        text: '购物车立即重新享受此优惠（在上限以内）。',
        done: '已恢复',
      },
      edit: { verb: '编辑' },
      duplicate: { verb: '复制' },
      discard: {
        verb: '放弃编辑中的版本',
        title: '放弃“%{name}”编辑中的版本？',
        text: '生效中的规则保持不变。',
        done: '已放弃',
      },
      delete: {
        verb: '删除',
        title: '删除“%{name}”？',
        text: '它从未生效，删除后不再保留。',
        done: '已删除',
      },
      archive: {
        verb: '归档',
        title: '归档“%{name}”？',
        text: '促销将永久结束并从列表中移除；相关订单和数据保留。',
        done: '已归档',
      },
    },
  },
};
