/** Steps of a case that are somebody else's to take, and why. */
export const en = {
  withheld: {
    action: '%{action}: %{why}',
    aboveLimit: '%{amount} is above your limit of %{limit}. These roles decide: %{roles}.',
    upTo: 'You may offer up to %{limit} yourself. More is decided by these roles: %{roles}.',
    againstPolicy:
      'the after-sales policy does not allow it. These roles may, with a reason: %{roles}.',
    internalQuestion: 'Only staff read this. What the customer is to answer stands above.',
    whatCustomerSaid: 'What the customer told us. The request is then looked at again.',
    verdict:
      'By its dates the goods are “%{verdict}”. Another verdict is decided by a store manager or the owner.',
  },
};

export const zh: typeof en = {
  withheld: {
    action: '%{action}：%{why}',
    aboveLimit: '%{amount} 超出您的退款额度 %{limit}，须由以下角色处理：%{roles}。',
    upTo: '您最多可自行提出 %{limit}，超出部分须由以下角色处理：%{roles}。',
    againstPolicy: '售后政策不支持此申请，须由以下角色说明理由后通过：%{roles}。',
    internalQuestion: '此内容仅内部可见，请在上方填写需要客户补充的内容。',
    whatCustomerSaid: '请填写客户补充的内容，提交后将继续审核该申请。',
    verdict: '按保修日期应为“%{verdict}”，如需作出其他认定，须由店长或店主处理。',
  },
};
