/** What visitors and members do in the shop. */
export const en = {
  resources: {
    events: {
      name: 'Event |||| Events',
      fields: {
        type: 'What',
        name: 'Name',
        at: 'When',
        channel: 'Channel',
        source: 'Source',
        session: 'Session',
        detail: 'Details',
        memberId: 'Member',
      },
    },
  },
  events: {
    types: {
      visit: 'Visit',
      product_view: 'Viewed a product',
      search: 'Searched',
      add_to_cart: 'Added to cart',
      checkout: 'Started checkout',
      sign_in: 'Sign-in',
      share: 'Shared',
      review: 'Reviewed',
      login: 'Logged in',
      dwell: 'Looked at a page',
      like: 'Liked',
      comment: 'Commented',
      review_approved: 'Review published',
      referral: 'Referred somebody',
      registration: 'Registered',
      activity_entry: 'Entered an activity',
      custom: 'Other: %{name}',
    },
    customType: 'Other',
    details: {
      query: 'Searched for',
      seconds: 'Seconds',
      rating: 'Rating',
      to: 'Through',
      refereeExternalId: 'Referred member',
      activity: 'Activity',
      givenByActivity: 'Points given by the activity',
    },
    errors: {
      nameOfCustom: 'Only a custom event has a name',
      otherContent: 'This id belongs to another event. Send it with an id of its own.',
      ownActivity:
        'This activity is kept in the console. Send the entry to /api/store/members/…/activityEntries, which records the event.',
    },
    filters: { from: 'From', until: 'Until' },
    empty: {
      title: 'No visits and other events yet',
      text: 'The shop sends what visitors do; each visit then counts in the conversion.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    events: {
      name: '行为',
      fields: {
        type: '行为',
        name: '名称',
        at: '时间',
        channel: '渠道',
        source: '来源',
        session: '会话',
        detail: '详情',
        memberId: '会员',
      },
    },
  },
  events: {
    types: {
      visit: '访问',
      product_view: '浏览商品',
      search: '搜索',
      add_to_cart: '加入购物车',
      checkout: '去结算',
      sign_in: '签到',
      share: '分享',
      review: '评价',
      login: '登录',
      dwell: '浏览页面',
      like: '点赞',
      comment: '评论',
      review_approved: '评价通过审核',
      referral: '邀请好友',
      registration: '注册',
      activity_entry: '参加活动',
      custom: '其他：%{name}',
    },
    customType: '其他',
    details: {
      query: '搜索词',
      seconds: '秒数',
      rating: '评分',
      to: '分享到',
      refereeExternalId: '被邀请会员',
      activity: '活动',
      givenByActivity: '积分由活动发放',
    },
    errors: {
      nameOfCustom: '只有自定义行为才有名称',
      otherContent: '该编号已用于另一条行为，请换一个编号发送。',
      ownActivity:
        '该活动在后台管理，请通过 /api/store/members/…/activityEntries 参与，系统会自动记录该行为。',
    },
    filters: { from: '开始', until: '截止' },
    empty: { title: '还没有访问等行为', text: '由店铺同步访客行为；每次访问计入转化率。' },
  },
};
