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
        goods: 'Subtotal',
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
      lines: 'Discounts of the order',
      became: 'Redemption status',
      verdicts: 'Promotion results',
      facts: 'Details',
    },
    verdictsHelp: 'As decided at checkout; later changes to a promotion do not affect it.',
    became: {
      reserved: 'Awaiting payment. Without it, uses, codes and budget are released at',
      committed: 'Paid: uses, codes and budget are spent, and the order keeps its discounts.',
      released: 'Cancelled or not paid in time: uses, codes and budget were released.',
      returned: 'Refunded: uses, codes and budget were released as the terms allow.',
    },
    pricedAt: 'Prices as of',
    empty: {
      title: 'No redemptions yet',
      text: 'They appear when customers check out with a promotion.',
    },
    errors: {
      otherBasket: 'This order was reserved with another basket. Amend or release it first.',
      closed: 'This order was returned; it can no longer be amended.',
      partlyReturned: 'Goods of this order have come back; it can no longer be amended.',
      onItsWay: 'This order was shipped or cancelled; it can no longer be amended.',
      otherQuote: 'This order was reserved with another quote. Release it to redeem the new one.',
      changed: 'The result is different now. Quote the basket again.',
      codeRefused: 'One of the codes cannot be used.',
      released: 'It was released already. Reserve the order again.',
      unknownLine: 'The order has no such line.',
      moreThanOrdered: 'More than was ordered.',
      moreThanLeft: 'At most %{max} can still come back.',
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
      release: 'released',
      return: 'released for a return',
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
        createdAt: '锁定时间',
        memberId: '会员',
        promotionId: '促销',
        channel: '渠道',
        goods: '商品原价合计',
        discount: '优惠金额',
        total: '应付金额',
      },
    },
  },
  redemptions: {
    statuses: {
      reserved: '已锁定',
      committed: '已付款',
      released: '已取消退回',
      returned: '已退还',
    },
    sections: {
      lines: '订单享受的优惠',
      became: '核销进度',
      verdicts: '促销命中结果',
      facts: '基本信息',
    },
    verdictsHelp: '以下单时的判断为准，之后修改促销不影响此处。',
    became: {
      reserved: '等待付款。若未付款，使用次数、券码和预算将退回，时间：',
      committed: '已付款：使用次数、券码和预算已扣减，订单永久保留其优惠。',
      released: '已取消或超时未付：使用次数、券码和预算已退回。',
      returned: '已退款：按促销规则退还了使用次数、券码和预算。',
    },
    pricedAt: '计价时间',
    empty: { title: '还没有核销记录', text: '买家在店铺结算并享受促销后，记录会出现在这里。' },
    errors: {
      otherBasket: '该订单已按另一个购物车锁定，请先修改或取消锁定。',
      closed: '该订单已退货，无法再修改。',
      partlyReturned: '该订单已有商品退回，无法再修改。',
      onItsWay: '该订单已发货或已取消，无法再修改。',
      otherQuote: '该订单已按另一个报价锁定，如需使用新报价请先取消锁定。',
      changed: '现在的结果已不同，请重新计算购物车。',
      codeRefused: '有券码无法使用。',
      released: '已取消退回，请重新锁定。',
      unknownLine: '订单中没有这一行。',
      moreThanOrdered: '超出了订购数量。',
      moreThanLeft: '最多还可退 %{max} 件。',
      notPaid: '尚未付款，请改为取消锁定。',
    },
  },
  values: {
    status: { reserved: '已锁定', committed: '已付款', released: '已取消退回', returned: '已退还' },
  },
  activities: {
    verbs: { reserve: '锁定', commit: '确认付款', release: '取消退回', return: '按退货退还' },
  },
};
