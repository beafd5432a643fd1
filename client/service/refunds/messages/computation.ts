/** How a refund was computed, line by line. */
export const en = {
  refunds: {
    byPolicy: 'After-sales policy, version %{number}.',
    byStartingTerms: 'The terms with which an after-sales policy starts: none had begun.',
    feeOf: '%{deduction}: %{name}',
    lines: {
      takenBack: 'Discounts taken back or given again',
      difference: 'Difference of an exchange',
      shipping: 'Delivery',
      returnFreight: 'Return freight',
    },
    why: {
      units: '%{quantity} of %{ordered} units, for which %{paid} was paid: %{worth}.',
      before: '%{units} were refunded before.',
      less: 'Only %{available} is left after amounts without goods.',
      amount: 'Its share by what is left: %{available} of %{paid} paid.',
      takenBack: 'What promotions give on the goods that are kept.',
      difference: 'What the customer paid on top for the replacement, or got back for it.',
      shipping: 'Refunded whole and once.',
      returnFreight: 'We pay for sending the goods back: what the customer paid for it.',
      fee: 'When goods come back without a reason, %{rate} of their %{worth} is kept.',
      feeWaived: 'Waived.',
      pointsShort:
        '%{points} points earned with these goods are spent already. They are deducted at what points pay in the checkout, and not taken from the member any more.',
      pointsBeyond:
        'All that is short is worth %{worth}, but only %{available} is left of the refund: the rest is taken back as the programme says.',
    },
    totals: { total: 'Refund in all' },
  },
};

export const zh: typeof en = {
  refunds: {
    byPolicy: '售后政策第 %{number} 版。',
    byStartingTerms: '尚无生效的售后政策，按默认售后规则执行。',
    feeOf: '%{deduction}：%{name}',
    lines: {
      takenBack: '收回或补退的优惠',
      difference: '换货差价',
      shipping: '运费',
      returnFreight: '退货运费',
    },
    why: {
      units: '%{ordered} 件中的 %{quantity} 件，共实付 %{paid}，应退 %{worth}。',
      before: '此前已退 %{units} 件。',
      less: '扣除此前补偿后仅剩 %{available}。',
      amount: '按剩余可退金额分摊：实付 %{paid}，剩余 %{available}。',
      takenBack: '按保留商品可享受的优惠计算。',
      difference: '换货时客户补付或已退的差价。',
      shipping: '全额退还，仅退一次。',
      returnFreight: '退货运费由商家承担：客户寄回商品所付的运费。',
      fee: '无理由退货收取商品价款 %{worth} 的 %{rate}。',
      feeWaived: '已免收。',
      pointsShort:
        '这些商品获得的 %{points} 积分已被使用，按积分抵现比例从退款中扣除，不再向会员扣回。',
      pointsBeyond: '不足部分共值 %{worth}，但退款仅剩 %{available}，其余按会员方案扣回。',
    },
    totals: { total: '退款总额' },
  },
};
