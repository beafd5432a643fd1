export const en = {
  promises: {
    label: 'Is it for a promise?',
    help: 'An open case about this order has promised money. What is promised is given once.',
    promise: '%{amount} of case %{number}',
    pays: 'It pays %{promise}',
    beside: 'It is given beside what was promised',
    onlyProposed: 'Not agreed yet: %{promise}. Record first that the customer accepts.',
    paidByCase: 'Case %{number} already pays %{promise}.',
    errors: {
      which:
        'Case %{number} has promised %{amount} that was not given yet. Say whether this pays it or is given beside it.',
      either: 'Either it pays a promise or it is given beside it. Leave one of the two out.',
      notOpen:
        'Nothing of this promise is left to give. Choose another one, or say that it is given beside what was promised.',
      notAgreed:
        'The customer has not agreed to this proposal yet. Record that they accept it first.',
      byCase: 'Case %{number} already pays this promise. Continue there.',
      above: 'Only %{amount} of the promise is left. Give up to that, and the rest beside it.',
      caseAbove:
        'Only %{amount} of what was promised is left to give. Open a case of up to that, or one that follows from no other case.',
    },
  },
};

export const zh: typeof en = {
  promises: {
    label: '是否用于兑现承诺？',
    help: '该订单有处理中的售后单已承诺退款，每笔承诺只兑现一次。',
    promise: '售后单 %{number} 承诺的 %{amount}',
    pays: '用于兑现%{promise}',
    beside: '在承诺之外另行补偿',
    onlyProposed: '%{promise}尚未达成一致，请先记录客户已接受。',
    paidByCase: '%{promise}已由售后单 %{number} 兑现。',
    errors: {
      which: '售后单 %{number} 已承诺的 %{amount} 尚未兑现。请说明本次退款是兑现承诺还是另行补偿。',
      either: '兑现承诺和另行补偿只能选择一项。',
      notOpen: '该承诺已无剩余金额。请选择其他承诺，或选择另行补偿。',
      notAgreed: '客户尚未接受该方案，请先记录客户已接受。',
      byCase: '该承诺已由售后单 %{number} 兑现，请在该售后单中继续处理。',
      above: '该承诺仅剩 %{amount}。请不超过此金额，其余部分另行补偿。',
      caseAbove: '承诺仅剩 %{amount} 未兑现。请以不超过此金额新建售后单，或不关联来源单新建。',
    },
  },
};
