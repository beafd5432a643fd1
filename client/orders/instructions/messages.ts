export const en = {
  resources: {
    instructions: {
      name: 'Instruction |||| Instructions',
      search: 'Order, SKU or place',
      fields: {
        kind: 'What to do',
        state: 'State',
        outcome: 'Answer',
        orderExternalId: 'Order',
        orderId: 'Order',
        lines: 'Goods',
        'lines.sku': 'SKU',
        'lines.quantity': 'Units',
        place: 'Place',
        note: 'Note',
        givenBy: 'Given by',
        createdAt: 'Given',
        dueAt: 'Due',
        at: 'When',
        acknowledgedAt: 'Answered',
        refusal: 'Refused because',
        reason: 'Reason',
        withdrawnAt: 'Withdrawn',
      },
    },
  },
  instructions: {
    kinds: { restock: 'Restock', replace: 'Send a replacement', ship: 'Ship' },
    states: {
      open: 'Open',
      overdue: 'Overdue',
      done: 'Done',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
    },
    verbs: 'Actions',
    none: 'The shop has been asked nothing about this order.',
    ship: {
      verb: 'Ask to ship',
      title: 'Ask the shop to ship what is missing?',
      text: '%{smart_count} unit is in no parcel and was not asked for yet. The shop is told at once and is to send it within %{hours} hours. |||| %{smart_count} units are in no parcel and were not asked for yet. The shop is told at once and is to send them within %{hours} hours.',
      done: 'The shop has been asked to ship',
    },
    replace: {
      verb: 'Ask to replace',
      title: 'Ask the shop to send a replacement?',
      text: 'The shop is told at once and is to send the goods again within %{hours} hours. Nothing is refunded by it. What goods are worth counts towards your limit for refunds.',
      done: 'The shop has been asked to send a replacement',
    },
    restock: {
      verb: 'Ask to restock',
      title: 'Ask the shop to put goods back into stock?',
      text: 'The shop is told at once and is to put the goods back into stock within %{hours} hours.',
      done: 'The shop has been asked to put goods back into stock',
    },
    ask: {
      none: 'Enter how many units of at least one line.',
      units: 'Units of %{sku}',
      most: 'At most %{smart_count} unit: the others of the order were asked for already. |||| At most %{smart_count} units: the others of the order were asked for already.',
      all: 'At most %{smart_count} unit: no more was ordered. |||| At most %{smart_count} units: no more was ordered.',
    },
    withdraw: {
      verb: 'Withdraw',
      title: 'Withdraw this instruction?',
      text: 'The shop is told that it need not do it any more. What it has done by then stands.',
      done: 'Instruction withdrawn',
    },
    empty: {
      title: 'No instructions yet',
      text: 'What the shop is asked to do, to restock, replace or ship, waits here for its answer.',
    },
    errors: {
      answered: 'The shop has already answered this instruction.',
      withdrawn: 'This instruction was withdrawn.',
      otherAnswer: 'This instruction was answered before in another way.',
      beforeGiven: 'This is before the instruction was given.',
      unknownOrder: 'No order with this number has arrived yet. Check the number, or wait for it.',
      unpaidOrder: 'This order is not paid. Its goods can be sent once it is.',
      cancelledOrder: 'This order is cancelled: nothing of it is sent.',
      sentOrder:
        'This order was sent, and none of its parcels is recorded here: nothing of it is known to be missing. Ask for a replacement of what did not arrive.',
      underExchange:
        'Only %{smart_count} of %{sku} can be replaced: the others are under an exchange, which asks for their replacement itself. Ask for fewer, or end the exchange first.',
      notLeft:
        'Of %{sku} only %{smart_count} unit can be asked for: the others of the order were asked for already. Reload the order. |||| Of %{sku} only %{smart_count} units can be asked for: the others of the order were asked for already. Reload the order.',
      notOrdered:
        'Of %{sku} only %{smart_count} unit can be asked for: no more was ordered. Enter at most that many. |||| Of %{sku} only %{smart_count} units can be asked for: no more was ordered. Enter at most that many.',
      refunded:
        'Of %{sku} only %{smart_count} unit can be sent: the others of the order were returned or refunded. |||| Of %{sku} only %{smart_count} units can be sent: the others of the order were returned or refunded.',
      aboveLimit:
        'With what was refunded and sent again of this order before, this comes to %{amount}, above your limit of %{limit}. These roles may ask for it: %{roles}.',
      notMissing:
        'Of %{sku} only %{smart_count} unit is still to be sent: the rest is in a parcel or was already asked for. Reload the order. |||| Of %{sku} only %{smart_count} units are still to be sent: the rest is in a parcel or was already asked for. Reload the order.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    instructions: {
      name: '店铺指令',
      search: '订单号、SKU 或仓库',
      fields: {
        kind: '指令',
        state: '状态',
        outcome: '回执',
        orderExternalId: '订单',
        orderId: '订单',
        lines: '商品',
        'lines.sku': 'SKU',
        'lines.quantity': '件数',
        place: '仓库/门店',
        note: '备注',
        givenBy: '下达人',
        createdAt: '下达时间',
        dueAt: '截止时间',
        at: '时间',
        acknowledgedAt: '回执时间',
        refusal: '拒绝原因',
        reason: '原因',
        withdrawnAt: '撤回时间',
      },
    },
  },
  instructions: {
    kinds: { restock: '退货入库', replace: '补发换货', ship: '发货' },
    states: {
      open: '待回执',
      overdue: '已超时',
      done: '已完成',
      refused: '已拒绝',
      withdrawn: '已撤回',
    },
    verbs: '操作',
    none: '尚未就该订单向店铺下达指令。',
    ship: {
      verb: '要求发货',
      title: '要求店铺发出剩余商品？',
      text: '还有 %{smart_count} 件未装入包裹，也未要求发货。店铺会立即收到通知，并应在 %{hours} 小时内发出。',
      done: '已要求店铺发货',
    },
    replace: {
      verb: '要求补发',
      title: '要求店铺补发商品？',
      text: '店铺会立即收到通知，并应在 %{hours} 小时内重新发出商品；补发不会产生退款，商品价值计入您的退款权限上限。',
      done: '已要求店铺补发',
    },
    restock: {
      verb: '要求入库',
      title: '要求店铺将商品重新入库？',
      text: '店铺会立即收到通知，并应在 %{hours} 小时内将商品重新入库。',
      done: '已要求店铺入库',
    },
    ask: {
      none: '请至少填写一行商品的件数。',
      units: '%{sku} 件数',
      most: '最多 %{smart_count} 件，其余已提出过要求。',
      all: '最多 %{smart_count} 件，订单中没有更多。',
    },
    withdraw: {
      verb: '撤回',
      title: '撤回该指令？',
      text: '店铺会收到通知，无需再执行；在此之前已完成的操作仍然有效。',
      done: '指令已撤回',
    },
    empty: {
      title: '还没有指令',
      text: '要求店铺入库、补发或发货的指令会在此等待店铺回执。',
    },
    errors: {
      answered: '店铺已对该指令作出回执。',
      withdrawn: '该指令已撤回。',
      otherAnswer: '该指令此前已有不同的回执。',
      beforeGiven: '该时间早于指令下达时间。',
      unknownOrder: '尚未收到该订单。请核对订单号，或等待订单同步。',
      unpaidOrder: '该订单尚未付款，付款后才能发出商品。',
      cancelledOrder: '该订单已取消，不能发出商品。',
      sentOrder: '该订单已发货，但没有包裹记录，无法确认是否缺件。如有商品未送达，请要求补发。',
      underExchange:
        '%{sku} 只能补发 %{smart_count} 件，其余正在换货，由换货单安排发货。请减少件数，或先结束换货。',
      notLeft: '%{sku} 只能再要求 %{smart_count} 件，其余已提出过要求。请刷新订单后重试。',
      notOrdered: '%{sku} 最多可要求 %{smart_count} 件，订单中没有更多。请减少件数。',
      refunded: '%{sku} 只能发出 %{smart_count} 件，订单中的其余商品已退货或退款。',
      aboveLimit:
        '连同该订单此前的退款和补发，合计 %{amount}，超出您的退款额度 %{limit}。可提出该要求的角色：%{roles}。',
      notMissing:
        '%{sku} 只剩 %{smart_count} 件待发，其余已装入包裹或已要求发货。请刷新订单后重试。',
    },
  },
};
