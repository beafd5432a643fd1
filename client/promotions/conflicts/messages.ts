export const en = {
  promotionConflicts: {
    title: 'Promotions that meet',
    open: 'Promotions that meet',
    help: 'Promotions of now and later that can apply to one basket: same goods, shoppers and hours. The largest discount together comes first.',
    table: 'Pairs of promotions that can apply to one basket',
    pair: 'Promotions',
    empty: {
      title: 'No promotions meet',
      text: 'None of the promotions of now and later can apply to the same basket.',
    },
  },
};

export const zh: typeof en = {
  promotionConflicts: {
    title: '可叠加的促销',
    open: '可叠加的促销',
    help: '当前及以后的促销中，可能同时作用于同一购物车的组合（商品、顾客与时段相同）；合计减免最大的排在最前。',
    table: '可能同时作用于同一购物车的促销组合',
    pair: '促销',
    empty: {
      title: '没有可叠加的促销',
      text: '当前及以后的促销不会同时作用于同一购物车。',
    },
  },
};
