export const en = {
  approvalContext: {
    title: 'Before you decide',
    help: 'Why it was asked for, and what this customer was given in the last 12 months, without what is decided here.',
    noReason: 'No reason was written.',
    cost: 'Costs',
    ticket: 'Ticket',
    order: 'Order',
    orderTotal: 'Paid for the order',
    orderLeft: 'Not refunded of it yet',
    member: 'Member',
    withoutGoods: 'Refunded without goods',
    withGoods: 'Refunded for goods that came back',
    benefits: 'Coupons and points as remedies',
    complaints: 'Other complaints',
    never: 'Nothing',
    times: '(%{smart_count} time) |||| (%{smart_count} times)',
  },
};

export const zh: typeof en = {
  approvalContext: {
    title: '审批参考',
    help: '申请原因，以及该客户近 12 个月获得的补偿（不含本次）。',
    noReason: '未填写原因。',
    cost: '金额',
    ticket: '工单',
    order: '订单',
    orderTotal: '订单实付',
    orderLeft: '尚未退款',
    member: '会员',
    withoutGoods: '仅退款、补偿',
    withGoods: '退货退款',
    benefits: '补偿的优惠券和积分',
    complaints: '其他投诉',
    never: '无',
    times: '（%{smart_count} 次）',
  },
};
