export const en = {
  cases: {
    toRefund: 'Refund',
    toCoupon: 'Coupon code',
    toPoints: 'Points',
    remedyStates: { open: 'still to do', underWay: 'under way', done: 'done' },
    remedyVerbs: { mark: 'Mark as done', give: 'Give now', undo: 'Take back' },
    remedySteps: {
      mark: '%{kind}: marked as done',
      give: '%{kind}: given',
      undo: '%{kind}: taken back',
    },
    fields: { does: 'What to do', batchId: 'Coupon batch' },
    markHelp:
      'A refund is done once one of this amount was paid, goods once their case is completed; both are found by themselves. Points and coupons are given here; points above your limit wait for someone else. What was done elsewhere a manager marks, with a reason that says where to find it.',
    errors: {
      aboveRoleLimit:
        'This comes to %{amount}, and your role decides on up to %{limit}. These roles decide on more: %{roles}.',
      remedyAboveOrder:
        'Only %{amount} of what was paid for the order can still go back. Promise less.',
      promisedElsewhere:
        'Of the %{left} that can still go back, other open cases of this order have promised %{others}. Promise up to %{amount}, or finish or decline those first.',
      notPromised:
        'The case that it follows from does not promise this, or another case does it already. Open it without that case.',
      remedyWaits: 'Someone else still has to approve the points. They are given then.',
      remedyWithoutMember:
        'Nobody is known as the customer of this case. Name the member on the ticket first.',
      pointsWithoutWorth:
        'The members’ programme does not say what points pay in the checkout. A manager gives them and marks this, with a reason that names the entry.',
      couponWithoutWorth:
        'What a code of this batch is worth depends on the basket. Choose one with a fixed amount, or have a manager give it.',
      couponAbove:
        'A code of this batch is worth %{worth}, but only %{amount} was promised. Choose another batch.',
      notGiven: 'Only points and coupons are given here.',
      nothingToUndo: 'Nothing was given or marked that can be taken back.',
      undoAboveLimit:
        'These points are above what you may take in a day. Someone with a higher limit takes them back.',
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
    toCoupon: '券码',
    toPoints: '积分调整',
    remedyStates: { open: '待完成', underWay: '进行中', done: '已完成' },
    remedyVerbs: { mark: '标记为已完成', give: '立即发放', undo: '撤回' },
    remedySteps: {
      mark: '%{kind}：已标记完成',
      give: '%{kind}：已发放',
      undo: '%{kind}：已撤回',
    },
    fields: { does: '操作', batchId: '优惠券批次' },
    markHelp:
      '退款须有同等金额的退款到账，商品处理须对应售后单已完成，系统会自动关联。积分和优惠券可在此直接发放；超出权限的积分需他人审批。在系统外完成的，由店长填写可查证的原因后标记。',
    errors: {
      aboveRoleLimit: '合计 %{amount}，您的角色最多可审批 %{limit}。可审批的角色：%{roles}。',
      remedyAboveOrder: '该订单仅剩 %{amount} 可退，请降低金额。',
      promisedElsewhere:
        '该订单剩余可退 %{left}，其中其他处理中的售后单已承诺 %{others}。最多可承诺 %{amount}，或先处理完其他售后单。',
      notPromised: '来源售后单未承诺该补救措施，或已有其他售后单在处理。请不关联来源单新建。',
      remedyWaits: '积分待他人审批，审批通过后自动发放。',
      remedyWithoutMember: '该售后单没有关联客户，请先在工单中选择会员。',
      pointsWithoutWorth: '会员方案未设置积分抵现比例。请由店长发放，并在标记原因中注明积分流水。',
      couponWithoutWorth: '该批次券码的价值取决于订单金额。请选择固定金额的批次，或由店长发放。',
      couponAbove: '该批次券码价值 %{worth}，但仅承诺了 %{amount}。请选择其他批次。',
      notGiven: '此处只能发放积分和优惠券。',
      nothingToUndo: '没有可撤回的发放或标记。',
      undoAboveLimit: '超出您每日可扣减的积分，请由权限更高的人员撤回。',
      remedyNotPaid:
        '客户同意后尚无金额为 %{amount} 的退款到账。请先新建售后单并完成退款；如已在系统外退款，请由店长填写可查证的原因后标记。',
      remedyCaseMissing:
        '客户同意后尚无对应的售后单完成。请先新建售后单并办结；如已在系统外处理，请由店长填写可查证的原因后标记。',
      remedyNotRecorded: '系统中没有发放记录，请由店长标记，并在原因中注明券码或积分流水。',
      remedyElsewhere: '系统中没有完成记录，请在原因中注明可查证的凭据，如付款流水号或券码。',
    },
  },
};
