/** The page of a member. */
export const en = {
  members: {
    tabs: {
      label: 'Parts of the page',
      programme: 'Level and points',
      rewards: 'Coupons and rewards',
      orders: 'Orders and returns',
      activity: 'Activity and messages',
    },
    signIns: {
      title: 'Sign-ins',
      day: 'Day',
      streak: 'Days in a row',
      next: 'The next sign-in gives',
      points: '%{n} points',
      growth: '%{n} growth',
      nothing: 'nothing',
      earlier: 'Earlier month',
      later: 'Later month',
      none: 'The member did not sign in during this month.',
    },
    noOrders: 'No orders yet.',
    noEvents: 'No activity received for this member.',
    profile: {
      empty: 'The shop has not sent a profile of this member.',
      refused: 'This member refuses a profile. What was collected is not shown and used nowhere.',
    },
    sections: {
      level: 'Level',
      contact: 'Contact',
      consent: 'Consent',
      facts: 'Details',
      profile: 'Profile',
      orders: 'Orders',
      events: 'Activity',
    },
    reveal: {
      open: 'Show personal data',
      title: 'Show this member’s personal data?',
      text: 'Phone, e-mail and address are shown until you leave this page. Your access and reason are recorded in the history.',
      reason: 'Why do you need it?',
    },
  },
  activities: {
    verbs: {
      reveal: 'viewed the personal data',
    },
  },
};

export const zh: typeof en = {
  members: {
    tabs: {
      label: '页面分区',
      programme: '等级与积分',
      rewards: '优惠券与兑换',
      orders: '订单与退货',
      activity: '行为与消息',
    },
    signIns: {
      title: '签到',
      day: '日期',
      streak: '连续签到天数',
      next: '下次签到可得',
      points: '积分 %{n}',
      growth: '成长值 %{n}',
      nothing: '无奖励',
      earlier: '上个月',
      later: '下个月',
      none: '该会员本月没有签到。',
    },
    noOrders: '还没有订单。',
    noEvents: '店铺还没有同步该会员的行为。',
    profile: {
      empty: '店铺还没有同步该会员的画像信息。',
      refused: '该会员拒绝建立用户画像，已收集的信息不展示，也不使用。',
    },
    sections: {
      level: '会员等级',
      contact: '联系方式',
      consent: '授权',
      facts: '基本信息',
      profile: '用户画像',
      orders: '订单',
      events: '行为轨迹',
    },
    reveal: {
      open: '查看个人信息',
      title: '查看该会员的个人信息？',
      text: '离开本页前，您可以看到完整的手机号、邮箱和地址。您的查看及原因会记入修改记录。',
      reason: '为什么需要查看？',
    },
  },
  activities: {
    verbs: {
      reveal: '查看了个人信息',
    },
  },
};
