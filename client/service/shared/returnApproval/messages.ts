export const en = {
  returnCases: {
    fields: { refusedWhy: 'Why not all of it, as the customer reads it' },
    errors: {
      nothingApproved: 'Nothing would be approved. Approve at least one unit, or reject the case.',
      refusedWhy:
        'Fewer units than were asked for: say why the others are not approved. The customer reads it.',
    },
  },
};

export const zh: typeof en = {
  returnCases: {
    fields: { refusedWhy: '部分未通过的原因（客户可见）' },
    errors: {
      nothingApproved: '没有通过任何商品。请至少通过一件，或拒绝该申请。',
      refusedWhy: '通过件数少于申请件数，请填写其余商品未通过的原因（客户可见）。',
    },
  },
};
