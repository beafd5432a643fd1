export const en = {
  resources: {
    payments: {
      name: 'Payment |||| Payments',
      search: 'Payment, order or provider number',
      fields: {
        externalId: 'Payment number',
        orderExternalId: 'Order',
        orderId: 'Order',
        tender: 'Paid by',
        amount: 'Captured',
        currency: 'Currency',
        capturedAt: 'Captured at',
        providerReference: 'Provider’s number',
      },
    },
  },
  payments: {
    tenders: {
      alipay: 'Alipay',
      wechatPay: 'WeChat Pay',
      unionPay: 'UnionPay',
      card: 'Bank card',
      payPal: 'PayPal',
      bankTransfer: 'Bank transfer',
      cash: 'Cash',
      cashOnDelivery: 'Cash on delivery',
      giftCard: 'Gift card',
      storeCredit: 'Store credit',
      other: 'Other',
    },
    filters: { from: 'Captured from', until: 'Captured until' },
    empty: {
      title: 'No payments yet',
      text: 'The shop sends what it captured for each order, by tender.',
    },
    errors: {
      currency: 'The payment must be in the currency of the store.',
      otherContent:
        'This payment was sent before with another value. Send a newer updatedAt to correct it.',
      referenceTaken:
        'This reference was already sent under another payment number. Each tender accepts a reference once: send every payment with its own.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    payments: {
      name: '付款',
      search: '付款单号、订单号或支付流水号',
      fields: {
        externalId: '付款单号',
        orderExternalId: '订单',
        orderId: '订单',
        tender: '支付方式',
        amount: '实收金额',
        currency: '币种',
        capturedAt: '到账时间',
        providerReference: '支付流水号',
      },
    },
  },
  payments: {
    tenders: {
      alipay: '支付宝',
      wechatPay: '微信支付',
      unionPay: '银联',
      card: '银行卡',
      payPal: 'PayPal',
      bankTransfer: '银行转账',
      cash: '现金',
      cashOnDelivery: '货到付款',
      giftCard: '礼品卡',
      storeCredit: '储值余额',
      other: '其他方式',
    },
    filters: { from: '到账起始', until: '到账截止' },
    empty: { title: '还没有付款记录', text: '店铺会按支付方式同步每个订单的实收金额。' },
    errors: {
      currency: '付款必须使用店铺的币种。',
      otherContent: '该付款已同步过，且此项的值不同。如需更正，请发送更新的 updatedAt。',
      referenceTaken:
        '该支付流水号已用其他付款单号同步过。同一支付方式的流水号只能使用一次，请为每笔付款使用各自的流水号。',
    },
  },
};
