export const en = {
  cases: {
    toRefund: 'Refund',
    markHelp:
      'A refund is done once one of this amount was paid, goods once their case is completed; both are found by themselves. What was done elsewhere a manager marks, with a reason that says where to find it.',
    errors: {
      aboveRoleLimit:
        'This comes to %{amount}, and your role decides on up to %{limit}. These roles decide on more: %{roles}.',
      remedyAboveOrder:
        'Only %{amount} of what was paid for the order can still go back. Promise less.',
      remedyNotPaid:
        'No refund of %{amount} was paid since the customer agreed. Open the case and have it paid first. If it was paid elsewhere, a manager marks it with a reason that says where to find it.',
      remedyCaseMissing:
        'No case for it was completed since the customer agreed. Open the case and complete it first. If it was done elsewhere, a manager marks it with a reason that says where to find it.',
      remedyNotRecorded:
        'Nothing here shows that the customer has it. A manager marks it, with a reason that names the coupon code or the entry of points.',
      remedyElsewhere:
        'Nothing here shows that it was done. Say in the reason where to find it, for example the number of the payment or the coupon code.',
    },
  },
};

export const zh: typeof en = {
  cases: {
    toRefund: '退款单',
    markHelp:
      '退款须有同等金额的退款到账，商品处理须对应售后单已完成，系统会自动关联。在系统外完成的，由店长填写可查证的原因后标记。',
    errors: {
      aboveRoleLimit: '合计 %{amount}，你的角色最多可审批 %{limit}。可审批的角色：%{roles}。',
      remedyAboveOrder: '该订单仅剩 %{amount} 可退，请降低金额。',
      remedyNotPaid:
        '客户同意后尚无金额为 %{amount} 的退款到账。请先新建售后单并完成退款；如已在系统外退款，请由店长填写可查证的原因后标记。',
      remedyCaseMissing:
        '客户同意后尚无对应的售后单完成。请先新建售后单并办结；如已在系统外处理，请由店长填写可查证的原因后标记。',
      remedyNotRecorded: '系统中没有发放记录，请由店长标记，并在原因中注明券码或积分流水。',
      remedyElsewhere: '系统中没有完成记录，请在原因中注明可查证的凭据，如付款流水号或券码。',
    },
  },
};
