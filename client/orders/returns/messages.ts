export const en = {
  resources: {
    returns: {
      name: 'Return |||| Returns',
      search: 'Return or order number, customer',
      fields: {
        lines: 'What came back',
        'lines.name': 'Item',
        'lines.quantity': 'Units',
        externalId: 'Return number',
        returnedAt: 'Returned',
        orderId: 'Order',
        memberId: 'Member',
        channel: 'Channel',
        reason: 'Reason as sent',
        reasonId: 'Reason',
        reasonCode: 'Reason',
        units: 'Units',
        amount: 'Refunded for goods',
        shipping: 'Refunded shipping',
        review: 'Compared with the order',
        countedOn: 'Counts on',
        refund: 'Refund in the console',
      },
    },
  },
  returns: {
    sectionTitle: 'Returns',
    noneOfMember: 'This member has returned nothing.',
    reviews: {
      fits: 'Within the order',
      waiting: 'Beyond the order',
      accepted: 'Accepted',
      refused: 'Refused',
      refunded: 'Refunded in the console',
    },
    sections: { lines: 'What came back' },
    lines: {
      returned: 'This return',
      ordered: 'Ordered',
      otherReturns: 'Other returns',
      met: 'Refunded in the console before',
      comparedWith: { line: 'of this line of the order', order: 'in the whole order' },
      issues: {
        unknownLine: 'Line “%{id}”: the order has no such line',
        lineOfOtherSku: 'Line “%{id}” of the order has another SKU',
      },
    },
    order: {
      goods: 'Goods of the order',
      shipping: 'Shipping of the order',
      returned: 'Refunded for goods in all',
    },
    waiting:
      'With the other returns of the order, this is more than was ordered, in units or in money. It counts in no figure until somebody accepts it.',
    waitingForLine:
      'The return names a line that the order does not have. It counts in no figure until the shop corrects the return or the order, or somebody accepts it.',
    notCounted:
      'In no figure: beyond the order, refused, refunded in the console, or its order does not count',
    verbs: {
      accepted: {
        verb: 'Accept',
        title: 'Count this return?',
        text: '%{amount} for goods will lower the net revenue of its day, although it is beyond the order. Returns that count already still do.',
        done: 'The return counts.',
      },
      refused: {
        verb: 'Refuse',
        title: 'Leave this return out of all figures?',
        text: '%{amount} for goods will not lower the net revenue. The return stays in the list, and its promotions are not given back.',
        done: 'The return is in no figure.',
      },
    },
    errors: {
      nothingToDecide: 'There is nothing to decide about this return.',
      lineWithoutOrder: 'Name the order of this line.',
      ownNumber:
        'Numbers that begin so are of refunds of the console. Send another one, and the refund as “refund”.',
      unknownRefund:
        'The order has no such refund. Send the number from “refund.succeeded”, or none.',
    },
    empty: {
      title: 'No returns yet',
      text: 'Returns come from the shop or an import, and reduce the net revenue of their day.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    returns: {
      name: '退货',
      search: '退货单号、订单号或会员',
      fields: {
        lines: '退货商品',
        'lines.name': '商品',
        'lines.quantity': '件数',
        externalId: '退货单号',
        returnedAt: '退货时间',
        orderId: '订单',
        memberId: '会员',
        channel: '渠道',
        reason: '原始原因',
        reasonId: '退货原因',
        reasonCode: '退货原因',
        units: '件数',
        amount: '商品退款',
        shipping: '运费退款',
        review: '与订单核对',
        countedOn: '计入日期',
        refund: '后台退款编号',
      },
    },
  },
  returns: {
    sectionTitle: '退货',
    noneOfMember: '该会员没有退货。',
    reviews: {
      fits: '未超出订单',
      waiting: '超出订单',
      accepted: '已接受',
      refused: '已拒绝',
      refunded: '已在后台退款',
    },
    sections: { lines: '退货商品' },
    lines: {
      returned: '本次退货',
      ordered: '订单购买',
      otherReturns: '其他退货',
      met: '此前已在后台退款',
      comparedWith: { line: '订单的这一行', order: '整个订单' },
      issues: {
        unknownLine: '订单中没有“%{id}”这一行',
        lineOfOtherSku: '订单的“%{id}”行是另一个 SKU',
      },
    },
    order: { goods: '订单商品金额', shipping: '订单运费', returned: '累计商品退款' },
    waiting: '加上该订单的其他退货，件数或金额已超出订单。有人接受之前，不计入任何指标。',
    waitingForLine: '退货指定的行不在订单中。店铺更正退货或订单，或有人接受之前，不计入任何指标。',
    notCounted: '不计入任何指标：超出订单、已拒绝、已在后台退款或其订单不计入',
    verbs: {
      accepted: {
        verb: '接受',
        title: '将此退货计入指标？',
        text: '虽然超出订单，商品退款 %{amount} 仍将减少当天的净销售额。已计入的退货不受影响。',
        done: '该退货已计入指标。',
      },
      refused: {
        verb: '拒绝',
        title: '此退货不计入任何指标？',
        text: '商品退款 %{amount} 不会减少净销售额。退货仍保留在列表中，其促销用量不退回。',
        done: '该退货不计入任何指标。',
      },
    },
    errors: {
      nothingToDecide: '该退货无需处理。',
      lineWithoutOrder: '请填写该行所属的订单。',
      ownNumber: '以此开头的单号属于后台的退款。请使用其他单号，并在“refund”中填写退款编号。',
      unknownRefund: '该订单没有这笔退款。请填写“refund.succeeded”中的编号，或留空。',
    },
    empty: { title: '还没有退货', text: '退货由店铺同步或通过导入产生，会减少当天的净销售额。' },
  },
};
