export const en = {
  resources: {
    priceLists: {
      name: 'Price list |||| Price lists',
      fields: {
        state: 'State',
        name: 'Name',
        names: 'Name',
        code: 'Code',
        kind: 'Kind',
        priority: 'Priority',
        audience: 'For whom',
        'audience.levels': 'Member levels',
        'audience.fromLevel': 'Levels from',
        'audience.groups': 'Member groups',
        'audience.channels': 'Channels',
        'audience.segments': 'Segments',
        current: 'Prices in force',
        planned: 'Planned',
        archivedAt: 'Archived',
        prices: 'Prices ended',
      },
    },
  },
  priceLists: {
    kinds: { base: 'Base', override: 'Override', sale: 'Sale' },
    kindHelp: {
      base: 'The default price of everything.',
      override: 'Replaces the base price for certain members or channels.',
      sale: 'Lowers the price for a while; never raises it.',
    },
    everybody: 'Everybody',
    archived: 'Archived',
    inUse: 'In use',
    sections: { terms: 'Terms', audience: 'For whom', prices: 'Prices' },
    help: {
      code: 'The code used by the store’s systems.',
      kind: 'A sale only lowers prices; an override replaces them for its audience.',
      priority: 'If several overrides apply, the higher number wins.',
      audience:
        'Type a code and press Enter. Customers must match each kind that is filled in; empty means everyone.',
      fixed:
        'Kind, priority and audience are fixed by the list’s first price: customers have been offered these terms.',
    },
    end: {
      verb: 'End',
      verbPlanned: 'Take back',
      title: 'End the price %{amount} of %{name} now?',
      titlePlanned: 'Cancel the scheduled price %{amount} of %{name}?',
      text: 'From now on the next matching list applies. Past prices stay in the log.',
      textPlanned: 'It has not started and is removed; nobody has been charged it.',
      done: 'Price ended',
    },
    archive: {
      verb: 'Archive',
      title: 'Archive “%{name}”?',
      text: '%{current} prices end now and %{planned} scheduled ones are cancelled. Their history is kept. This cannot be undone.',
      done: 'List archived',
    },
    empty: {
      title: 'Only the base list yet',
      text: 'Create a sale list for temporary lower prices, or an override for a member level, group or channel.',
    },
    noPrices: 'No price of this state in the list.',
    errors: {
      archived: 'This list is archived.',
      audience:
        'Choose an audience: an override without one would replace the base price for everyone.',
      base: 'The base list stays as it is.',
      hasPrices:
        'The list already has prices, so kind, priority and audience can no longer change. Create another list.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    priceLists: {
      name: '价格表',
      fields: {
        state: '状态',
        name: '名称',
        names: '名称',
        code: '编码',
        kind: '类型',
        priority: '优先级',
        audience: '适用对象',
        'audience.levels': '会员等级',
        'audience.fromLevel': '等级起点',
        'audience.groups': '会员分组',
        'audience.channels': '渠道',
        'audience.segments': '人群',
        current: '生效中的价格',
        planned: '未开始',
        archivedAt: '归档时间',
        prices: '结束的价格数',
      },
    },
  },
  priceLists: {
    kinds: { base: '基础价', override: '专属价', sale: '促销价' },
    kindHelp: {
      base: '没有其他价格表适用时，按此价格销售。',
      override: '对指定会员或渠道取代基础价。',
      sale: '限时降价，绝不会抬高价格。',
    },
    everybody: '所有人',
    archived: '已归档',
    inUse: '使用中',
    sections: { terms: '规则', audience: '适用对象', prices: '价格' },
    help: {
      code: '店铺系统中的编码。',
      kind: '促销价只会降低价格；专属价对适用对象取代原有价格。',
      priority: '多个专属价格表同时适用时，数值大的优先。',
      audience: '输入编码后按回车。填写了的每一类都须至少符合一项；留空表示所有人。',
      fixed: '价格表有了第一条价格后，类型、优先级与适用对象即固定，因为客户已按此购买。',
    },
    end: {
      verb: '结束',
      verbPlanned: '取消',
      title: '立即结束 %{name} 的价格 %{amount}？',
      titlePlanned: '取消 %{name} 未开始的价格 %{amount}？',
      text: '此后将按下一个适用的价格表定价。此前的价格仍保留在价格日志中。',
      textPlanned: '该价格尚未生效，取消后即消失，没有客户按此付款。',
      done: '价格已结束',
    },
    archive: {
      verb: '归档',
      title: '归档“%{name}”？',
      text: '%{current} 条生效中的价格将立即结束，%{planned} 条未开始的价格将取消。历史仍可查看。此操作无法撤销。',
      done: '价格表已归档',
    },
    empty: {
      title: '目前只有基础价格表',
      text: '可以新建促销价格表用于限时降价，或为会员等级、会员分组、渠道新建专属价格表。',
    },
    noPrices: '价格表中没有该状态的价格。',
    errors: {
      archived: '该价格表已归档。',
      audience: '请填写适用对象：没有适用对象的专属价会取代所有人的基础价。',
      base: '基础价格表不能修改。',
      hasPrices: '该价格表已有价格，类型、优先级和适用对象不能再修改。请新建价格表。',
    },
  },
};
