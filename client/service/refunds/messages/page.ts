/** The list of refunds, and the page of one: the decision about it, and where its money is. */
export const en = {
  refunds: {
    noneOfOrder: 'Nothing of this order was refunded here.',
    ofAmount: 'Refund %{id}: %{amount}',
    toTicket: 'Open the ticket',
    waits:
      'Not paid yet: the refund is above what its author may grant, so someone other than the author has to approve it.',
    paidTwice:
      'More money moved for this refund than is owed. Get it back, and say so at the payment.',
    sections: { lines: 'How it was computed', payments: 'Where the money is' },
    payments: {
      none: 'No money moves: points paid for these goods.',
      payout: 'Return freight, apart from what was paid.',
      unknown: 'The money may have moved. The provider is asked again.',
      reference: 'Reference %{reference}.',
      referenceLabel: 'Reference',
      confirmedBy: 'Confirmed by %{name}.',
      byHand: 'A person pays it and confirms it with the reference.',
      extra: '%{amount} moved that is not owed, with the reference %{reference}.',
      settled: 'Settled by %{name}.',
    },
    paymentVerbs: {
      retry: {
        verb: 'Pay again',
        title: 'Pay it again?',
        text: '%{amount} is sent once more in the same way. What failed stays in the list.',
        done: 'The payment is sent again.',
      },
      useOther: {
        verb: 'Other tender',
        title: 'Pay back otherwise',
        text: '%{amount} goes back by another tender. What failed stays in the list.',
        done: 'The payment has another tender.',
      },
      confirm: {
        verb: 'Confirm payment',
        title: 'The money has moved',
        text: 'Say where the %{amount} can be found. Points, growth and figures follow at once, and this cannot be taken back.',
        done: 'The payment is confirmed.',
      },
      settle: {
        verb: 'It came back',
        title: 'The money has come back?',
        text: 'Say how: the %{amount} with the reference %{reference} moved without being owed. Nobody is asked for it any more.',
        done: 'It is settled.',
      },
      deny: {
        verb: 'Not paid',
        title: 'The money has not moved?',
        text: 'Only if the provider says so: %{amount} can be paid again afterwards.',
        done: 'The payment counts as failed.',
      },
    },
    verbs: {
      close: {
        verb: 'Close',
        title: 'Close this refund?',
        text: 'The shop has refunded the order itself. What is not paid of %{amount} is not paid any more, and its units are free again.',
        done: 'The refund is closed.',
      },
      approve: {
        verb: 'Approve',
        title: 'Pay this refund?',
        text: '%{amount} that %{author} granted is paid at once.',
        done: 'The refund is approved.',
      },
      reject: {
        verb: 'Reject',
        title: 'Reject this refund?',
        text: '%{amount} is not paid, and %{author} reads why.',
        done: 'The refund is rejected.',
      },
      withdraw: {
        verb: 'Withdraw',
        title: 'Withdraw this refund?',
        text: '%{amount} is not paid.',
        done: 'The refund is withdrawn.',
      },
    },
    empty: {
      title: 'No refunds yet',
      text: 'Grant a refund on the page of an order or of a ticket about it.',
    },
  },
  activities: {
    verbs: {
      pay: 'recorded a payment of',
      payFail: 'recorded a failed payment of',
      payAgain: 'sent again a payment of',
      settle: 'settled money that moved twice of',
      payOther: 'changed the tender of a payment of',
    },
  },
};

export const zh: typeof en = {
  refunds: {
    noneOfOrder: '该订单尚未在此退款。',
    ofAmount: '退款 %{id}：%{amount}',
    toTicket: '查看工单',
    waits: '尚未打款：金额超过申请人的权限，须由申请人以外的人审批。',
    paidTwice: '此退款的打款超出应退金额，请追回多付的款项，并在该笔打款处登记。',
    sections: { lines: '计算明细', payments: '打款进度' },
    payments: {
      none: '这些商品由积分抵扣，无需打款。',
      payout: '退货运费，不计入实付金额。',
      unknown: '款项可能已打出，系统会继续查询结果。',
      reference: '流水号 %{reference}。',
      referenceLabel: '流水号',
      confirmedBy: '由 %{name} 确认。',
      byHand: '须人工打款，并填写流水号确认。',
      extra: '多打款 %{amount}，流水号 %{reference}。',
      settled: '%{name} 已处理。',
    },
    paymentVerbs: {
      retry: {
        verb: '重新打款',
        title: '重新打款？',
        text: '将按原方式再次打款 %{amount}，失败记录会保留。',
        done: '已重新打款。',
      },
      useOther: {
        verb: '更换退款方式',
        title: '更换退款方式',
        text: '%{amount} 将以其他方式退还，失败记录会保留。',
        done: '已更换退款方式。',
      },
      confirm: {
        verb: '确认已打款',
        title: '确认款项已打出',
        text: '请填写 %{amount} 的打款流水号。积分、成长值和数据将立即更新，且不可撤销。',
        done: '打款已确认。',
      },
      settle: {
        verb: '已追回',
        title: '款项已追回？',
        text: '请说明追回方式：流水号 %{reference} 的 %{amount} 为重复打款。登记后不再提醒。',
        done: '已登记追回。',
      },
      deny: {
        verb: '确认未打款',
        title: '确认款项未打出？',
        text: '请先向支付渠道核实。确认后可重新打款 %{amount}。',
        done: '该笔打款已记为失败。',
      },
    },
    verbs: {
      close: {
        verb: '关闭',
        title: '关闭该退款？',
        text: '店铺已自行退款。%{amount} 中未打款的部分不再打款，占用的商品数量将释放。',
        done: '退款已关闭。',
      },
      approve: {
        verb: '通过',
        title: '通过并打款？',
        text: '%{author} 申请的 %{amount} 将立即打款。',
        done: '退款已通过。',
      },
      reject: {
        verb: '驳回',
        title: '驳回此退款？',
        text: '%{amount} 不会打款，%{author} 会看到原因。',
        done: '退款已驳回。',
      },
      withdraw: {
        verb: '撤回',
        title: '撤回此退款？',
        text: '%{amount} 不会打款。',
        done: '退款已撤回。',
      },
    },
    empty: {
      title: '暂无退款单',
      text: '可在订单页面或相关工单页面发起退款。',
    },
  },
  activities: {
    verbs: {
      pay: '记录打款',
      payFail: '记录打款失败',
      payAgain: '重新打款',
      settle: '登记追回重复打款',
      payOther: '更换退款方式',
    },
  },
};
