export const en = {
  resources: {
    audienceNames: {
      name: 'Level, group or channel |||| Levels, groups, channels',
      fields: {
        kind: 'Kind',
        key: 'Name in the shop’s system',
        names: 'Name',
        rank: 'Rank',
        color: 'Colour',
      },
    },
  },
  values: {
    kind: { levels: 'Member levels', groups: 'Member groups', channels: 'Channels' },
  },
  audienceNames: {
    help: 'What prices, promotions and coupons can be limited to. Names that members and orders already have can be chosen without being set up here.',
    keyHelp: 'Exactly as the shop’s own system sends it. It cannot be changed later.',
    rankHelp:
      'The higher, the better: “Premium and above” means Premium and every level of a higher rank, also one that is set up later.',
    rankChange: {
      title: 'Save “%{name}” with rank %{rank}?',
      text: 'What is limited to a level “and above” then contains other levels, and with them other prices and discounts hold:',
      gains: '%{record}, from %{level} up: also for %{levels} (%{members})',
      loses: '%{record}, from %{level} up: no longer for %{levels} (%{members})',
      more: 'and %{smart_count} more change |||| and %{smart_count} more changes',
      record: '%{kind} “%{name}”',
      verb: 'Save with this rank',
    },
    uses: 'In use',
    notNamed: 'No price list, promotion or batch of codes names it.',
    empty: {
      title: 'Nothing set up yet',
      text: 'Name the member levels, groups and sales channels of the shop, and rank the levels.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    audienceNames: {
      name: '等级、分组与渠道',
      fields: {
        kind: '类型',
        key: '店铺系统中的名称',
        names: '名称',
        rank: '等级高低',
        color: '颜色',
      },
    },
  },
  values: {
    kind: { levels: '会员等级', groups: '会员分组', channels: '渠道' },
  },
  audienceNames: {
    help: '价格、促销和优惠券可限定的对象。会员和订单中已有的名称无需在此设置即可选择。',
    keyHelp: '须与店铺系统发送的完全一致，之后不能修改。',
    rankHelp: '数字越大等级越高：“高级及以上”包含高级和所有更高的等级，也包括之后新增的等级。',
    rankChange: {
      title: '将“%{name}”的等级高低设为 %{rank} 并保存？',
      text: '限定为某等级“及以上”的内容将包含不同的等级，价格和优惠会随之改变：',
      gains: '%{record}（%{level}及以上）：新增%{levels}（%{members}）',
      loses: '%{record}（%{level}及以上）：不再包含%{levels}（%{members}）',
      more: '还有 %{smart_count} 项变化',
      record: '%{kind}“%{name}”',
      verb: '按此等级高低保存',
    },
    uses: '使用情况',
    notNamed: '没有价格表、促销或券码批次引用它。',
    empty: { title: '尚未设置', text: '为会员等级、分组和销售渠道命名，并设定等级高低。' },
  },
};
