export const en = {
  resources: {
    orders: {
      fields: {
        unredeemed: 'Not redeemed',
        unredeemedReason: 'Why',
      },
    },
  },
  values: {
    unredeemedReason: {
      lapsed: 'reservation not paid in time',
      released: 'redemption cancelled',
      never: 'never redeemed',
      notIncluded: 'not in the redemption',
      more: 'more than was redeemed',
    },
  },
  unredeemed: {
    title: 'Discounts that were not redeemed',
    help: 'The order is paid with these discounts, but no redemption holds them. Its figures stay as they are. A discount counts as used unless it is taken back.',
    unknownPromotion: 'There is no such promotion',
    code: 'with the code %{code}',
    reasons: {
      lapsed:
        'The reservation was not paid in time, so it was given to others. The payment came later.',
      released: 'The redemption was cancelled, but the order is paid.',
      never: 'The shop never redeemed it.',
      notIncluded: 'The redemption of this order does not have this promotion.',
      more: 'The order takes off more than was redeemed, by this amount.',
    },
    verdicts: {
      open: 'To decide',
      kept: 'Stands',
      takenBack: 'Taken back',
    },
    decided: '%{name},',
    verbs: {
      kept: {
        verb: 'Let it stand',
        title: 'Let this discount stand?',
        text: 'It stays counted in the uses and the budget of the promotion.',
        done: 'The discount stands.',
      },
      takenBack: {
        verb: 'Take it back',
        title: 'Take this discount back?',
        text: 'The promotion and its code get back what it used. The order does not change here: collect the amount or correct the order in the shop.',
        done: 'The discount is taken back.',
      },
    },
  },
};

export const zh: typeof en = {
  resources: {
    orders: {
      fields: {
        unredeemed: '未核销优惠',
        unredeemedReason: '原因',
      },
    },
  },
  values: {
    unredeemedReason: {
      lapsed: '锁定后未按时付款',
      released: '核销已取消',
      never: '从未核销',
      notIncluded: '核销中无此促销',
      more: '多于核销金额',
    },
  },
  unredeemed: {
    title: '未核销的优惠',
    help: '订单已按这些优惠付款，但没有对应的核销。订单数据保持不变；优惠在收回前均计入已用次数和预算。',
    unknownPromotion: '没有这个促销',
    code: '券码 %{code}',
    reasons: {
      lapsed: '锁定后未按时付款，优惠已让给其他客户，之后才收到付款。',
      released: '核销已取消，但订单已付款。',
      never: '店铺从未核销该优惠。',
      notIncluded: '该订单的核销中没有这个促销。',
      more: '订单的优惠比核销的多出此金额。',
    },
    verdicts: {
      open: '待处理',
      kept: '已保留',
      takenBack: '已收回',
    },
    decided: '%{name}，',
    verbs: {
      kept: {
        verb: '保留优惠',
        title: '保留该优惠？',
        text: '继续计入促销的已用次数和预算。',
        done: '优惠已保留。',
      },
      takenBack: {
        verb: '收回优惠',
        title: '收回该优惠？',
        text: '已用的次数、预算和券码将退回。此处不会修改订单：请在店铺中补收差额或更正订单。',
        done: '优惠已收回。',
      },
    },
  },
};
