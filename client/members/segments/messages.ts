const unknown = (what: string) =>
  `The store has no such ${what}. Choose one from the list, or set it up first.`;

export const en = {
  resources: {
    segments: {
      name: 'Segment |||| Segments',
      fields: {
        key: 'Key',
        names: 'Name',
        note: 'Note',
        rule: 'Rule',
        is: 'Comparison',
        of: 'Conditions',
        fact: 'Fact',
        value: 'Value',
        keys: 'Of these',
        days: 'Days',
        requestedAt: 'Computation asked for',
        computedAt: 'Members as of',
        memberCount: 'Members',
      },
    },
  },
  segments: {
    help: 'A segment is a group of members by a rule. Prices, promotions and coupons can be limited to it.',
    keyHelp: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
    members: 'Members',
    showMembers: 'Show the %{smart_count} member |||| Show the %{smart_count} members',
    computing: 'Being computed',
    refresh: 'Compute again',
    refreshHelp:
      'Members are computed when the rule changes and every night at 01:30. Audiences use the members as of the last computation.',
    asked: 'The members are being computed.',
    notNamed: 'No price list, promotion, coupon or earning rule names it.',
    portrait: 'Tags and segments',
    ofMember: 'Segments',
    noneOfMember: 'In no segment as of the last computation.',
    since: 'since %{since}, as of %{at}',
    empty: {
      title: 'No segments yet',
      text: 'Write a rule, such as “three orders in 90 days”: the members who meet it are kept up to date.',
    },
    errors: {
      tooDeep:
        'Groups can be nested four levels deep. Move these conditions up, or make a tag of them.',
      tooMany: 'A rule has at most %{max} conditions. Leave some out, or make a tag of them.',
      emptyGroup: 'Add a condition, or remove the group.',
      operator: 'This fact cannot be compared in this way. Choose another comparison.',
      unused: 'This comparison does not use the field. Leave it empty.',
      fixed: 'The key cannot be changed any more: audiences refer to it.',
      used: 'This segment stays: %{names} names it. |||| This segment stays: %{smart_count} records name it, such as %{names}.',
      unknown: {
        genders: unknown('gender'),
        ageBands: unknown('age'),
        educations: unknown('education'),
        months: 'Months are numbered from 1 to 12.',
        levels: unknown('level'),
        groups: unknown('group'),
        channels: unknown('channel'),
        tags: unknown('tag'),
        categories: unknown('category'),
        eventTypes: 'There is no such event. Choose one from the list.',
        rfmGroups: 'There is no such RFM group. Choose one from the list.',
      },
    },
  },
};

const unknownZh = (what: string) => `店铺没有该${what}，请从列表中选择或先设置。`;

export const zh: typeof en = {
  resources: {
    segments: {
      name: '人群',
      fields: {
        key: '标识',
        names: '名称',
        note: '备注',
        rule: '规则',
        is: '比较方式',
        of: '条件',
        fact: '条件项',
        value: '数值',
        keys: '取值',
        days: '天数',
        requestedAt: '申请计算时间',
        computedAt: '成员截至',
        memberCount: '会员数',
      },
    },
  },
  segments: {
    help: '人群是按规则圈选的一组会员，可用于限定价格、促销和优惠券的适用对象。',
    keyHelp: '使用小写字母、数字和连字符，之后不能修改。',
    members: '会员',
    showMembers: '查看这 %{smart_count} 位会员',
    computing: '计算中',
    refresh: '重新计算',
    refreshHelp: '规则修改后以及每天 01:30 会重新计算成员；适用对象以最近一次计算的成员为准。',
    asked: '正在计算成员。',
    notNamed: '没有价格表、促销、优惠券或积分规则引用它。',
    portrait: '标签与人群',
    ofMember: '所属人群',
    noneOfMember: '截至最近一次计算，不属于任何人群。',
    since: '自 %{since} 起，截至 %{at}',
    empty: {
      title: '暂无人群',
      text: '编写规则，例如“最近 90 天下单 3 次”，系统会持续更新符合规则的会员。',
    },
    errors: {
      tooDeep: '条件组最多嵌套四层，请将这些条件上移，或改为标签。',
      tooMany: '一条规则最多 %{max} 个条件，请减少条件或改为标签。',
      emptyGroup: '请添加条件，或删除该条件组。',
      operator: '该条件项不支持此比较方式，请另选一种。',
      unused: '此比较方式不使用该字段，请留空。',
      fixed: '标识已被适用对象引用，不能再修改。',
      used: '不能删除该人群：共有 %{smart_count} 处引用，例如 %{names}。',
      unknown: {
        genders: unknownZh('性别'),
        ageBands: unknownZh('年龄段'),
        educations: unknownZh('教育程度'),
        months: '月份为 1 到 12。',
        levels: unknownZh('等级'),
        groups: unknownZh('分组'),
        channels: unknownZh('渠道'),
        tags: unknownZh('标签'),
        categories: unknownZh('分类'),
        eventTypes: '没有该行为，请从列表中选择。',
        rfmGroups: '没有该 RFM 分组，请从列表中选择。',
      },
    },
  },
};
