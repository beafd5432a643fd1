/** The words of the audience picker. */
export const en = {
  audiences: {
    kinds: { levels: 'Member levels', groups: 'Member groups', channels: 'Channels' },
    any: 'Any',
    none: 'No such name. Set it up under “Levels, groups, channels”.',
    andAbove: '%{name} and above',
    members: '%{members} member |||| %{members} members',
    size: 'That is %{members} member now. |||| That is %{members} members now.',
    errors: {
      unknown: {
        levels: 'The store has no such level. Choose one from the list, or set it up first.',
        groups: 'The store has no such group. Choose one from the list, or set it up first.',
        channels: 'The store has no such channel. Choose one from the list, or set it up first.',
      },
      fixed: 'It cannot be changed any more: prices and promotions refer to it.',
    },
  },
};

export const zh: typeof en = {
  audiences: {
    kinds: { levels: '会员等级', groups: '会员分组', channels: '渠道' },
    any: '不限',
    none: '没有该名称，请先在“等级、分组与渠道”中设置。',
    andAbove: '%{name}及以上',
    members: '%{members} 位会员',
    size: '当前共 %{members} 位会员。',
    errors: {
      unknown: {
        levels: '店铺没有该等级，请从列表中选择或先设置。',
        groups: '店铺没有该分组，请从列表中选择或先设置。',
        channels: '店铺没有该渠道，请从列表中选择或先设置。',
      },
      fixed: '已被价格和促销引用，不能再修改。',
    },
  },
};
