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
};

export const zh: typeof en = {
  tickets: {
    errors: {
      heldWords: '该工单有未结束的纠纷，或撤回未满 30 天，在此之前不能删除内容。',
      heldCustomer: '该工单有未结束的纠纷，或撤回未满 30 天，在此之前不能更换客户。',
      workOfOther: '该工单的售后单或退款关联了其他客户的订单，请为该客户另建工单。',
    },
  },
};
