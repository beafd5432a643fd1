/** Why a refund or its payment is not possible, and the way out. */
export const en = {
  refunds: {
    errors: {
      underCase:
        'Only %{max} are free: the others are under an open case. Refund them there, or end a repair first.',
      amountOrRate: 'Enter either an amount or a rate.',
      noMoney: 'Enter an amount',
      notAboveZero: 'Enter an amount above zero.',
      wrongUnits: 'Correct the units that are marked.',
      unfinished: 'Each deduction needs an amount and a reason.',
      promiseMissing: 'Say which promise this pays.',
      stillComputed: 'What it comes to is still being computed. Try again in a moment.',
      nothing: 'Nothing is refunded. Enter units or an amount of which something is left.',
      noUnitPrice: 'Only price protection has a price of now.',
      noAmount: 'Only a goodwill payment has an amount.',
      deductionAtFault: 'Nothing can be deducted when our store is at fault.',
      deductionWithoutUnits: 'Deductions are taken off goods; leave them out here.',
      deductionAbove:
        'Only %{amount} is left of the goods to deduct from. Lower the deduction, or refuse the refund.',
      feeTwice:
        'The after-sales policy keeps a restocking fee of these goods already. Waive it to enter another one.',
      waiverNote: 'Say in the note why the restocking fee of the policy is not kept.',
      goodwillAbove: 'Only %{amount} is left of what was paid for these goods. Lower the amount.',
      noReturnFreight:
        'By the after-sales policy the customer pays for sending these goods back. Leave the return freight empty.',
      returnFreightAbove:
        'At most %{amount} of return freight can still be reimbursed for this order: what its delivery was, with what the after-sales policy lets a manager give without goods.',
      beforeAsked: 'This is before the payment was asked for. Send the instant at which it moved.',
      aboveCaptured:
        'Only %{amount} of what was paid for the order can still go back. Lower the refund.',
      refundedByStore:
        'The store says that it has refunded these goods itself. Reject this refund or close it; if the message is about this refund, have the store name it.',
      beyondCaptured:
        'The order was refunded otherwise meanwhile: with this, more would go back than was paid. Do not pay it.',
      ticketOfOther:
        'The ticket is of another customer than the order. Choose a ticket of the customer, or none.',
      tenderNotPaid:
        'No payment of the order by this tender has enough left. Choose one that a person pays.',
      moreThanProtectable:
        'At most %{max}: units that the customer still has and whose price was not protected before.',
      changed: 'The order or its refunds have changed. Look at the new total and confirm again.',
      otherContent: 'This key was used for another refund. Send a new one.',
      notSubmitted: 'This refund does not wait for a decision any more.',
      notFailed: 'Only a refund whose payment failed can be closed.',
      notMet:
        'Not everything that is unpaid was refunded by the shop itself. Pay it again, or by another tender.',
      nothingTwice: 'No money with this reference has moved without being owed and is still out.',
      ownWork: 'Someone else has to approve what you granted.',
      othersWork: 'Only whoever granted the refund can withdraw it.',
      notApproved: 'The refund is not approved yet.',
      sameTender: 'Choose another tender than the one that failed.',
      otherAmount: 'The amount differs from the one asked for.',
      otherReference:
        'The payment was reported before under another reference. If money has moved twice, somebody has to get it back.',
      payment: {
        pending: 'The payment is still to be sent.',
        processing: 'The payment is being sent. Wait for its answer.',
        unknown: 'It is not known whether the money moved. Confirm or deny it first.',
        succeeded: 'The payment is done.',
        failed: 'The payment has failed already.',
        cancelled: 'Another payment has taken the place of this one.',
      },
    },
  },
};

export const zh: typeof en = {
  refunds: {
    errors: {
      underCase:
        '仅 %{max} 件可退：其余商品有进行中的售后单，请在对应售后单中退款；维修中的请先结束维修。',
      amountOrRate: '请填写金额或比例之一。',
      noMoney: '请输入金额',
      notAboveZero: '请填写大于零的金额。',
      wrongUnits: '请更正标出的数量。',
      unfinished: '每项扣款都须填写金额和原因。',
      promiseMissing: '请选择此款对应的承诺。',
      stillComputed: '退款金额正在计算，请稍后重试。',
      nothing: '没有可退金额。请填写件数，或仍有余额的金额。',
      noUnitPrice: '只有价格保护需要填写现价。',
      noAmount: '只有补偿退款需要填写金额。',
      deductionAtFault: '商家责任时不得扣款。',
      deductionWithoutUnits: '扣款只适用于退回的商品，请删除扣款项。',
      deductionAbove: '商品退款中仅可再扣 %{amount}，请降低扣款，或拒绝退款。',
      feeTwice: '售后政策已对该商品收取退货手续费，如需另行填写请先免收。',
      waiverNote: '请在备注中说明免收退货手续费的原因。',
      goodwillAbove: '该商品实付金额仅剩 %{amount}，请降低金额。',
      noReturnFreight: '按售后政策，该退货运费由客户承担，请勿填写退货运费。',
      returnFreightAbove:
        '该订单退货运费最多还可补 %{amount}，即订单运费加上售后政策规定的店长无退货退款上限。',
      beforeAsked: '该时间早于打款请求，请填写实际打款时间。',
      aboveCaptured: '该订单实付金额中仅可再退 %{amount}，请降低退款金额。',
      refundedByStore:
        '店铺已自行退还这些商品的款项。请驳回或关闭此退款；若店铺消息就是指此退款，请让店铺在消息中注明退款编号。',
      beyondCaptured: '该订单已另行退款，若再打款将超过实付金额，请勿打款。',
      ticketOfOther: '工单与订单不属于同一客户。请选择该客户的工单，或不关联工单。',
      tenderNotPaid: '订单中没有以该支付方式支付且余额足够的付款，请选择人工打款方式。',
      moreThanProtectable: '最多 %{max} 件：仅限客户仍持有且尚未享受价格保护的商品。',
      changed: '订单或其退款已变动，请查看新的金额后再次确认。',
      otherContent: '该标识已用于另一笔退款，请使用新的标识。',
      notSubmitted: '该退款已不在待审批状态。',
      notFailed: '仅打款失败的退款可以关闭。',
      notMet: '未打款的部分并非全部由店铺自行退款，请重新打款或更换退款方式。',
      nothingTwice: '没有该流水号的未追回多打款项。',
      ownWork: '自己申请的退款须由他人审批。',
      othersWork: '只有申请人可以撤回。',
      notApproved: '该退款尚未审批通过。',
      sameTender: '请选择与失败方式不同的支付方式。',
      otherAmount: '金额与请求的金额不一致。',
      otherReference: '该笔打款此前已用另一流水号回传成功。如确实重复打款，须由人工追回。',
      payment: {
        pending: '该笔打款尚未发出。',
        processing: '正在打款，请等待结果。',
        unknown: '款项是否打出未知，请先确认已打款或未打款。',
        succeeded: '该笔打款已完成。',
        failed: '该笔打款已失败。',
        cancelled: '该笔打款已被另一笔替代。',
      },
    },
  },
};
