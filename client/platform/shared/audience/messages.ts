/** The words of the audience picker. */
export const en = {
  audiences: {
    kinds: {
      levels: 'Member levels',
      groups: 'Member groups',
      channels: 'Channels',
      segments: 'Segments',
    },
    any: 'Any',
    nothing: 'None',
    none: 'No such name. Set it up under “Levels, groups, channels”.',
    noSegment: 'No such segment. Write one under “Segments”.',
    andAbove: '%{name} and above',
    members: '%{members} member |||| %{members} members',
    membersAsOf: '%{members} member, as of %{at} |||| %{members} members, as of %{at}',
    size: 'That is %{members} member now. |||| That is %{members} members now.',
    errors: {
      unknown: {
        levels: 'The store has no such level. Choose one from the list, or set it up first.',
        groups: 'The store has no such group. Choose one from the list, or set it up first.',
        channels: 'The store has no such channel. Choose one from the list, or set it up first.',
        segments: 'The store has no such segment. Choose one from the list, or write it first.',
      },
      noRank: 'This level has no rank. Set it up under “Levels, groups, channels” first.',
      sameRank: '“%{name}” has this rank. Choose another one: of two levels one must be higher.',
      levelNamed:
        'This level stays: %{names} names it. |||| This level stays: %{smart_count} records name it, such as %{names}.',
      levelHasMembers:
        'This level stays: %{smart_count} member has it. |||| This level stays: %{smart_count} members have it.',
      levelHadMembers: 'This level stays: members had it, and prices of that time depend on it.',
      fixed: 'It cannot be changed any more: prices and promotions refer to it.',
    },
  },
};

export const zh: typeof en = {
  audiences: {
    kinds: { levels: '会员等级', groups: '会员分组', channels: '渠道', segments: '人群' },
    any: '不限',
    nothing: '无',
    none: '没有该名称，请先在“等级、分组与渠道”中设置。',
    noSegment: '没有该人群，请先在“人群”中创建。',
    andAbove: '%{name}及以上',
    members: '%{members} 位会员',
    membersAsOf: '%{members} 位会员（截至 %{at}）',
    size: '当前共 %{members} 位会员。',
    errors: {
      unknown: {
        levels: '店铺没有该等级，请从列表中选择或先设置。',
        groups: '店铺没有该分组，请从列表中选择或先设置。',
        channels: '店铺没有该渠道，请从列表中选择或先设置。',
        segments: '店铺没有该人群，请从列表中选择或先创建。',
      },
      noRank: '该等级尚未设定高低，请先在“等级、分组与渠道”中设置。',
      sameRank: '“%{name}”已使用该高低值，请换一个：两个等级必须分出高低。',
      levelNamed: '不能删除该等级：共有 %{smart_count} 处引用，例如 %{names}。',
      levelHasMembers: '不能删除该等级：有 %{smart_count} 位会员属于该等级。',
      levelHadMembers: '不能删除该等级：曾有会员属于该等级，当时的价格取决于它。',
      fixed: '已被价格和促销引用，不能再修改。',
    },
  },
};
