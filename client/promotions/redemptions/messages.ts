export const en = {
  resources: {
    redemptions: {
      name: 'Redemption |||| Redemptions',
      fields: {
        returned: 'Units returned, by line',
        orderId: 'Order number',
        status: 'Status',
        createdAt: 'Reserved',
        memberId: 'Member',
        promotionId: 'Promotion',
        channel: 'Channel',
        goods: 'Goods',
        discount: 'Discounts',
        total: 'To pay',
      },
    },
  },
  redemptions: {
    statuses: {
      reserved: 'Reserved',
      committed: 'Paid',
      released: 'Released',
      returned: 'Returned',
    },
    sections: {
      lines: 'What the order took',
      became: 'What became of it',
      verdicts: 'Why these promotions',
      facts: 'Facts',
    },
    verdictsHelp:
      'As the checkout decided at the time; later changes of a promotion change nothing here.',
    became: {
      reserved: 'Waits for the payment. Without one, uses, codes and budget are given back at',
      committed:
        'Paid: uses, codes and budget are spent, and the order keeps its discounts for ever.',
      released: 'Cancelled or not paid in time: uses, codes and budget were given back.',
      returned: 'Refunded: what the terms allow was given back.',
    },
    pricedAt: 'Prices as of',
    empty: {
      title: 'No redemptions yet',
      text: 'They come from the shop’s checkout, as soon as an order takes a promotion.',
    },
    errors: {
      otherBasket: 'This order was reserved with another basket. Release it first.',
      otherQuote: 'This order was reserved with another quote. Release it to redeem the new one.',
      changed: 'The answer would be another now. Quote the basket again.',
      codeRefused: 'One of the codes cannot be used.',
      released: 'It was given back already. Reserve the order again.',
      unknownLine: 'The order has no such line.',
      moreThanOrdered: 'More than was ordered.',
      notPaid: 'It was not paid yet. Release it instead.',
    },
  },
  values: {
    status: { reserved: 'Reserved', committed: 'Paid', released: 'Released', returned: 'Returned' },
  },
  activities: {
    verbs: {
      reserve: 'reserved',
      commit: 'marked as paid',
      release: 'gave back',
      return: 'gave back for a return',
    },
  },
};

export const zh: typeof en = {
  resources: {
    redemptions: {
      name: '核销记录',
      fields: {
        returned: '各行退货件数',
        orderId: '订单号',
        status: '状态',
        createdAt: '占用时间',
        memberId: '会员',
        promotionId: '促销',
        channel: '渠道',
        goods: '商品金额',
        discount: '优惠金额',
        total: '应付金额',
      },
    },
  },
  redemptions: {
    statuses: { reserved: '已占用', committed: '已付款', released: '已释放', returned: '已退还' },
    sections: {
      lines: '订单享受的优惠',
      became: '后续情况',
      verdicts: '为什么是这些促销',
      facts: '基本信息',
    },
    verdictsHelp: '以下单时的判断为准，之后修改促销不影响此处。',
    became: {
      reserved: '等待付款。若未付款，使用次数、券码和预算将退回，时间：',
      committed: '已付款：使用次数、券码和预算已扣减，订单永久保留其优惠。',
      released: '已取消或超时未付：使用次数、券码和预算已退回。',
      returned: '已退款：按促销条款退还了使用次数、券码和预算。',
    },
    pricedAt: '计价时间',
    empty: { title: '还没有核销记录', text: '顾客在商城结算并享受促销后，记录会出现在这里。' },
    errors: {
      otherBasket: '该订单已按另一个购物车占用，请先释放。',
      otherQuote: '该订单已按另一个报价占用，如需使用新报价请先释放。',
      changed: '现在的结果已不同，请重新计算购物车。',
      codeRefused: '有券码无法使用。',
      released: '已被释放，请重新占用。',
      unknownLine: '订单中没有这一行。',
      moreThanOrdered: '超出了订购数量。',
      notPaid: '尚未付款，请改为释放。',
    },
  },
  values: {
    status: { reserved: '已占用', committed: '已付款', released: '已释放', returned: '已退还' },
  },
  activities: {
    verbs: { reserve: '占用', commit: '确认付款', release: '释放', return: '按退货退还' },
  },
};
