export const en = {
  apiKeys: {
    active: 'Active',
    revoked: 'Revoked',
    never: 'Never',
    create: 'Create a key',
    createTitle: 'Create a key for one of the store’s systems',
    createSubmit: 'Create the key',
    secretTitle: 'Save this key now',
    secretText:
      'It is shown only once. Add it to the settings of “%{name}”; if it is lost, revoke it and create another.',
    secret: 'Key',
    done: 'I have saved it',
    revoke: 'Revoke',
    revokeTitle: 'Revoke “%{name}”?',
    revokeText: 'Systems that use it are refused from now on. This cannot be undone.',
    revokedNotice: 'Key revoked',
    empty: {
      title: 'No keys yet',
      text: 'A key lets the store’s own systems send products, members, orders and events to /api/store.',
    },
    docs: 'How to connect a store',
    scopes: {
      catalogWrite: 'Write products and categories',
      membersWrite: 'Write members',
      membersRead: 'Read levels, points and coupons of members',
      ordersWrite: 'Write orders and returns',
      eventsWrite: 'Write behaviour events',
      pricesRead: 'Read prices',
      promotionsRead: 'Quote baskets',
      promotionsWrite: 'Redeem promotions and coupons',
    },
  },
  resources: {
    apiKeys: {
      name: 'API key |||| API keys',
      fields: {
        name: 'Name',
        prefix: 'Begins with',
        scopes: 'May',
        revokedAt: 'State',
        createdAt: 'Created',
        lastUsedAt: 'Last used',
      },
    },
  },
};

export const zh: typeof en = {
  apiKeys: {
    active: '使用中',
    revoked: '已吊销',
    never: '从未使用',
    create: '新建密钥',
    createTitle: '为店铺系统新建密钥',
    createSubmit: '生成密钥',
    secretTitle: '请立即保存密钥',
    secretText: '密钥只显示这一次。请填入“%{name}”的配置；如果遗失，请吊销后重新生成。',
    secret: '密钥',
    done: '我已保存',
    revoke: '吊销',
    revokeTitle: '吊销“%{name}”？',
    revokeText: '使用它的系统将立即被拒绝访问，且无法恢复。',
    revokedNotice: '密钥已吊销',
    empty: {
      title: '还没有密钥',
      text: '店铺自有系统使用密钥，通过 /api/store 推送商品、会员、订单和行为数据。',
    },
    docs: '如何对接店铺系统',
    scopes: {
      catalogWrite: '写入商品和分类',
      membersWrite: '写入会员',
      membersRead: '查询会员等级、积分和优惠券',
      ordersWrite: '写入订单和退货',
      eventsWrite: '写入行为数据',
      pricesRead: '查询价格',
      promotionsRead: '查询购物车优惠',
      promotionsWrite: '核销促销和优惠券',
    },
  },
  resources: {
    apiKeys: {
      name: 'API 密钥',
      fields: {
        name: '名称',
        prefix: '开头字符',
        scopes: '权限',
        revokedAt: '状态',
        createdAt: '创建时间',
        lastUsedAt: '最近使用',
      },
    },
  },
};
