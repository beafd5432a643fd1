export const en = {
  promotionConflicts: {
    title: 'Overlapping promotions',
    open: 'Overlapping promotions',
    help: 'Running and scheduled promotions that can apply to the same basket: same goods, customers and hours. Largest combined discount first.',
    table: 'Pairs of promotions that can apply to one basket',
    pair: 'Promotions',
    hiddenDepth: 'Stops at a floor price, hidden from your role',
    empty: {
      title: 'No overlapping promotions',
      text: 'No running or scheduled promotions can apply to the same basket.',
    },
  },
};

export const zh: typeof en = {
  promotionConflicts: {
    title: '可叠加的促销',
    open: '可叠加的促销',
    help: '进行中和未开始的促销里，可能同时作用于同一购物车的组合（商品、客户与时段相同）；叠加后优惠幅度最大的排在最前。',
    table: '可能同时作用于同一购物车的促销组合',
    pair: '促销',
    hiddenDepth: '受底价限制，您的角色不可见',
    empty: {
      title: '没有可叠加的促销',
      text: '进行中和未开始的促销不会同时作用于同一购物车。',
    },
  },
};
