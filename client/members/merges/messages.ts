export const en = {
  resources: {
    memberPairs: {
      name: 'Possible duplicate |||| Possible duplicates',
      search: 'Reason',
      filters: { needs: 'Waiting for a decision' },
      fields: {
        memberId: 'Member',
        memberName: 'Member',
        memberExternalId: 'Member number',
        otherId: 'Other record',
        otherName: 'Other record',
        otherExternalId: 'Number of the other record',
        evidence: 'Matched on',
        state: 'State',
        foundAt: 'Found',
        reason: 'Reason',
        decidedAt: 'Decided',
        actorName: 'Decided by',
      },
    },
    members: {
      fields: {
        mergedInto: 'Record of',
        mergedAt: 'Merged',
        recordId: 'Other record',
        recordExternalId: 'Number of the other record',
      },
    },
  },
  merges: {
    sectionTitle: 'Other records of this person',
    states: { open: 'To decide', dismissed: 'Two people', merged: 'Merged' },
    evidence: { phone: 'Phone', email: 'E-mail', address: 'Address', device: 'Device' },
    orders: '%{n} order |||| %{n} orders',
    decide: 'Decision',
    link: '%{n} possible duplicate |||| %{n} possible duplicates',
    merge: 'Merge',
    mergeInto: 'Merge a record…',
    recordOf: 'Another record of',
    recordOfText:
      ': points, growth, level, codes and limits count together there. What arrives for this record counts for that member.',
    none: 'No other record of this person is known.',
    undone: 'Undone',
    title: 'Merge a record into %{name}?',
    text: 'Both records count as one member from now on: points, growth, level, codes and limits. The merge itself is no rise to a level: it gives no points or coupons for one. Nothing is rewritten, and it can be undone. Name, phone, birthday and consent are those of the member who stays.',
    record: 'Other record',
    swap: 'Let %{name} stay instead',
    figures: 'Figures',
    together: 'Together',
    growth: 'Growth',
    coupons: 'Codes held',
    done: 'The records were merged.',
    conflicts: {
      title: 'The two records differ:',
      level:
        'The other record has another level. The level is decided anew by what both did together.',
      override: 'Staff gave the other record a level. It does not count for the member.',
      birthday:
        'The birthday of the other record does not count: the member has another one, or none.',
      consent:
        'The other record says otherwise about marketing messages. What the member said counts.',
      reset: 'Points were to be cleared after inactivity. The notices begin anew.',
      holds:
        'Points of the other record are reserved for orders that are not paid yet. They stay reserved.',
      arrears:
        'Points are owed. They are repaid at once from what both can spend, and stay repaid if the merge is undone.',
    },
    undo: {
      verb: 'Undo the merge',
      title: 'Make this record a member of its own again?',
      text: 'Each record keeps what came for it, also since the merge. Each has the level of its own orders and growth, at every instant, as if the two had never been one. What was given for levels that they reached only together is taken back.',
      spent:
        'Points spent since the merge were taken from whichever lapsed first: %{member} from the member and %{record} from this record. They stay taken from those, and go back there if goods come back.',
      repaid:
        'Since the merge, %{member} points of the member repaid what this record owed, and %{record} points of this record what the member owed. That stays repaid, and these points are not given back.',
      rewards: {
        points:
          '%{name}, for the level %{level}: %{points} points are taken back. %{owed} of them are owed then, and %{lost} cannot be taken back.',
        codes:
          '%{name}, for the level %{level}: %{smart_count} unused code is withdrawn. |||| %{name}, for the level %{level}: %{smart_count} unused codes are withdrawn.',
        used: '%{name}, for the level %{level}: codes that were used stay: %{codes}.',
      },
      done: 'The merge was undone.',
    },
    dismiss: {
      verb: 'Two people',
      title: 'Are these two people?',
      done: 'They are not suggested again.',
    },
    reopen: {
      verb: 'Suggest again',
      title: 'Suggest these two again?',
      done: 'The two are suggested again.',
    },
    errors: {
      itself: 'A record cannot be merged into itself. Choose another one.',
      recordMerged: 'This record has been merged already. Undo that first.',
      memberMerged: 'The member is itself another record. Merge into the member of whom it is one.',
      recordHasRecords:
        'The other record has records of its own. Let it stay instead, or undo its merges first.',
      notMerged: 'This record is not merged into another one. Reload the page.',
      decided: 'Somebody has already decided on this pair. Reload the page.',
      notDismissed: 'This pair is not dismissed. Reload the page.',
    },
    empty: {
      title: 'No possible duplicates',
      text: 'Every night records are compared by phone, e-mail, address and device. Two that may be of one person are suggested here.',
    },
  },
  activities: {
    verbs: { unmerge: 'undid a merge of', dismiss: 'marked as different people:' },
  },
};

export const zh: typeof en = {
  resources: {
    memberPairs: {
      name: '疑似重复会员',
      search: '原因',
      filters: { needs: '待处理' },
      fields: {
        memberId: '会员',
        memberName: '会员',
        memberExternalId: '会员编号',
        otherId: '另一条记录',
        otherName: '另一条记录',
        otherExternalId: '另一条记录的编号',
        evidence: '相同信息',
        state: '状态',
        foundAt: '发现时间',
        reason: '原因',
        decidedAt: '处理时间',
        actorName: '处理人',
      },
    },
    members: {
      fields: {
        mergedInto: '已并入',
        mergedAt: '合并时间',
        recordId: '另一条记录',
        recordExternalId: '另一条记录的编号',
      },
    },
  },
  merges: {
    sectionTitle: '该会员的其他记录',
    states: { open: '待处理', dismissed: '不是同一人', merged: '已合并' },
    evidence: { phone: '手机号', email: '邮箱', address: '地址', device: '设备' },
    orders: '%{n} 个订单',
    decide: '处理',
    link: '%{n} 组疑似重复会员',
    merge: '合并',
    mergeInto: '合并会员记录…',
    recordOf: '已并入会员',
    recordOfText:
      '：积分、成长值、等级、券码和限用次数合并计算；此后以该编号发来的数据计入该会员。',
    none: '没有该会员的其他记录。',
    undone: '已撤销合并',
    title: '将另一条记录并入 %{name}？',
    text: '合并后两条记录视为同一会员：积分、成长值、等级、券码和限用次数合并计算。合并本身不算升级，不发放升级积分和优惠券。原有明细不会改写，合并可以撤销。姓名、手机号、生日和授权以保留的会员为准。',
    record: '另一条记录',
    swap: '改为保留 %{name}',
    figures: '数据',
    together: '合并后',
    growth: '成长值',
    coupons: '持有券码',
    done: '会员记录已合并。',
    conflicts: {
      title: '两条记录存在以下差异：',
      level: '另一条记录的等级不同。合并后按两条记录的合计重新评定等级。',
      override: '另一条记录有人工授予的等级，合并后不生效。',
      birthday: '另一条记录的生日不生效：保留的会员生日不同，或未填写。',
      consent: '另一条记录的营销信息授权不同，以保留的会员为准。',
      reset: '有积分因长期不活跃即将清零，通知将重新开始。',
      holds: '另一条记录有积分被未付款订单占用，继续占用。',
      arrears:
        '存在欠扣积分，合并后立即从双方的可用积分中抵扣；之后撤销合并，已抵扣的部分也不退回。',
    },
    undo: {
      verb: '撤销合并',
      title: '将该记录恢复为独立会员？',
      text: '两条记录各自保留发给自己的数据，包括合并之后的数据。两条记录各按自己的订单和成长值评定等级，如同从未合并；仅因合并才达到的等级随之取消，所发奖励一并收回。',
      spent:
        '合并后使用的积分按先到期先使用扣减：会员 %{member} 分，该记录 %{record} 分。撤销后仍由各自承担；若发生退货，退回各自账户。',
      repaid:
        '合并后，会员的 %{member} 积分抵扣了该记录的欠扣积分，该记录的 %{record} 积分抵扣了会员的欠扣积分。撤销后抵扣仍然有效，所用积分不退回。',
      rewards: {
        points:
          '%{name} 因等级“%{level}”获得的 %{points} 积分将被收回，其中 %{owed} 分转为欠扣积分，%{lost} 分无法收回。',
        codes: '%{name} 因等级“%{level}”获得的 %{smart_count} 张未使用券码将被收回。',
        used: '%{name} 因等级“%{level}”获得的券码已使用，予以保留：%{codes}。',
      },
      done: '合并已撤销。',
    },
    dismiss: {
      verb: '不是同一人',
      title: '确认不是同一人？',
      done: '之后不再提示。',
    },
    reopen: {
      verb: '重新提示',
      title: '重新提示这两条记录？',
      done: '已重新提示。',
    },
    errors: {
      itself: '不能并入自身，请选择另一条记录。',
      recordMerged: '该记录已被合并，请先撤销原合并。',
      memberMerged: '该会员本身已并入其他会员，请并入其所属会员。',
      recordHasRecords: '另一条记录下已有合并的记录。请改为保留该记录，或先撤销其合并。',
      notMerged: '该记录未被合并，请刷新页面。',
      decided: '已有人处理过这组记录，请刷新页面。',
      notDismissed: '这组记录未被排除，请刷新页面。',
    },
    empty: {
      title: '没有疑似重复会员',
      text: '系统每晚按手机号、邮箱、地址和设备比对会员记录，可能属于同一人的记录会显示在这里。',
    },
  },
  activities: {
    verbs: { unmerge: '撤销了合并', dismiss: '判定不是同一人' },
  },
};
