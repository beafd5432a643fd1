export const en = {
  tickets: {
    errors: {
      heldWords:
        'A dispute about this ticket is open, or was withdrawn less than 30 days ago: its words stay until then.',
      heldCustomer:
        'A dispute about this ticket is open, or was withdrawn less than 30 days ago: the customer stays until then.',
      workOfOther:
        'A case or refund of this ticket is about an order of another customer. Open a ticket of its own for this customer.',
    },
  },
  cases: {
    errors: {
      secondComplaint:
        'The same complaint is open on this ticket already. Go on with that one, or name another order or reason.',
      secondDispute: 'A dispute about this case is open already. Go on with that one.',
    },
  },
};

export const zh: typeof en = {
  tickets: {
    errors: {
      heldWords: '该工单有未结束的纠纷，或撤回未满 30 天，在此之前不能删除内容。',
      heldCustomer: '该工单有未结束的纠纷，或撤回未满 30 天，在此之前不能更换客户。',
      workOfOther: '该工单的售后单或退款关联了其他客户的订单，请为该客户另建工单。',
    },
  },
  cases: {
    errors: {
      secondComplaint: '该工单已有相同的投诉正在处理，请继续处理该投诉，或填写其他订单或原因。',
      secondDispute: '该售后单已有未结束的纠纷，请继续处理该纠纷。',
    },
  },
};
