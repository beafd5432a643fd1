/** The dialog that grants a refund: what is entered, and what comes of it. */
export const en = {
  refunds: {
    verb: 'Refund',
    grant: 'Grant the refund',
    ask: 'Send for approval',
    loading: 'Loading…',
    freelyReplaced: {
      ofLine: '%{name}: %{text}',
      byHand:
        '%{smart_count} unit was already replaced at no charge, by an instruction to the shop. Check that the customer is not to have both. |||| %{smart_count} units were already replaced at no charge, by an instruction to the shop. Check that the customer is not to have both.',
      byCase:
        '%{smart_count} unit was already replaced at no charge, by %{numbers}. Check that the customer is not to have both. |||| %{smart_count} units were already replaced at no charge, by %{numbers}. Check that the customer is not to have both.',
      byBoth:
        '%{smart_count} units were already replaced at no charge, by %{numbers} and by an instruction to the shop. Check that the customer is not to have both. |||| %{smart_count} units were already replaced at no charge, by %{numbers} and by an instruction to the shop. Check that the customer is not to have both.',
    },
    nothingChosen: 'Enter what is refunded to see what it comes to.',
    amount: 'Amount',
    deduction: 'Deduction',
    addDeduction: 'Deduct something',
    removeDeduction: 'Remove deduction %{number}',
    heldUnits:
      'One has an open case, which refunds it. |||| %{smart_count} have open cases, which refund them.',
    ofLine: '%{refunded} of %{ordered} refunded · %{left} left of it',
    unitsOf: 'Units of %{name} to refund',
    fewer: 'One unit of %{name} less',
    more: 'One unit of %{name} more',
    priceNow: 'Price now',
    priceNowOf: 'Price of one unit of %{name} now',
    backTo: 'Back to: %{tender}',
    payoutBy: 'Return freight by: %{tender}',
    unknownPayment: ' (the shop sent no payments of this order)',
    cap: '%{amount} of what the customer paid can still go back.',
    above:
      'You may refund up to %{limit} by yourself. Someone else has to approve this; until then it is not paid.',
    waiveFee: 'Do not keep the restocking fee of the policy (say why in the note)',
    aboveWithEarlier:
      'You may refund up to %{limit} like this by yourself for one order, of which %{earlier} is used up by what was refunded or sent again before. Someone else has to approve this; until then it is not paid.',
    kindHelp: {
      goods: 'Units that come back.',
      refundOnly: 'The money of units that the customer keeps or never got.',
      goodwill: 'An amount as an apology; nothing comes back.',
      priceProtection: 'The difference to a lower price; nothing comes back.',
      exchange: 'What a replacement costs less.',
    },
    responsibilityHelp:
      'When we or the carrier are at fault, delivery is refunded too; when we are, nothing is deducted and coupons return. When goods come back without a fault, the restocking fee of the policy is kept.',
    effects: {
      points: '%{points} points that paid for these goods go back to the member.',
      coupon: 'The coupon of the order can be used again.',
      pointsDue: '%{points} points earned with these goods are taken back.',
      pointsDueWorth: '%{points} points earned with these goods, worth %{worth}, are taken back.',
      pointsAbove:
        'The points to take back (%{points}, worth %{worth}) are worth more than what these goods cost (%{cost}). Check whether the customer should get another offer; no refund goes below zero.',
    },
    made: {
      submitted: 'Sent for approval.',
      paying: 'The refund is granted and being paid.',
      succeeded: 'The refund is done.',
      failed: 'The refund is granted, but its payment failed.',
    },
  },
};

export const zh: typeof en = {
  refunds: {
    verb: '退款',
    grant: '确认退款',
    ask: '提交审批',
    loading: '加载中…',
    freelyReplaced: {
      ofLine: '%{name}：%{text}',
      byHand: '已有 %{smart_count} 件通过店铺指令免费补发，请确认客户不应同时获得退款。',
      byCase: '已有 %{smart_count} 件在 %{numbers} 中免费换货，请确认客户不应同时获得退款。',
      byBoth:
        '已有 %{smart_count} 件在 %{numbers} 中免费换货或通过店铺指令免费补发，请确认客户不应同时获得退款。',
    },
    nothingChosen: '填写退款内容后显示退款金额。',
    amount: '金额',
    deduction: '扣款项目',
    addDeduction: '添加扣款',
    removeDeduction: '删除第 %{number} 项扣款',
    heldUnits: '%{smart_count} 件有进行中的售后单，请在售后单中退款。',
    ofLine: '共 %{ordered} 件，已退 %{refunded} 件 · 剩余可退 %{left}',
    unitsOf: '%{name} 的退款件数',
    fewer: '%{name} 减一件',
    more: '%{name} 加一件',
    priceNow: '现价',
    priceNowOf: '%{name} 的现单价',
    backTo: '原路退回：%{tender}',
    payoutBy: '退货运费支付方式：%{tender}',
    unknownPayment: '（店铺未发送该订单的付款记录）',
    cap: '客户实付金额中还可退 %{amount}。',
    above: '您可自行退款的上限为 %{limit}，本次须他人审批，审批前不会打款。',
    waiveFee: '免收政策规定的退货手续费（请在备注中说明原因）',
    aboveWithEarlier:
      '同一订单此类退款您可自行退款的上限为 %{limit}，此前的退款和补发已用 %{earlier}，本次须他人审批，审批前不会打款。',
    kindHelp: {
      goods: '客户退回的商品。',
      refundOnly: '客户保留或从未收到的商品的货款。',
      goodwill: '作为补偿支付的金额，无需退货。',
      priceProtection: '退还降价差额，无需退货。',
      exchange: '换货商品价格较低时退还的差价。',
    },
    responsibilityHelp:
      '商家或物流公司责任时一并退运费；商家责任时不得扣款，并退回优惠券；无责任方或客户原因的退货按政策收取手续费。',
    effects: {
      points: '抵扣这些商品的 %{points} 积分将退还会员。',
      coupon: '订单使用的优惠券可再次使用。',
      pointsDue: '这些商品获得的 %{points} 积分将扣回。',
      pointsDueWorth: '这些商品获得的 %{points} 积分（价值 %{worth}）将扣回。',
      pointsAbove:
        '需扣回的 %{points} 积分（价值 %{worth}）高于这些商品的实付金额 %{cost}。请确认是否另行协商处理；退款金额不会低于零。',
    },
    made: {
      submitted: '已提交审批。',
      paying: '退款已确认，正在打款。',
      succeeded: '退款已完成。',
      failed: '退款已确认，但打款失败。',
    },
  },
};
