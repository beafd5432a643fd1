/** Why something is not possible with a corrective action, and the way out. */
export const en = {
  correctiveActions: {
    errors: {
      evidenceInFile:
        'Corrective actions are based on answers of this file. Take those out of their evidence, or dismiss the actions.',
      needed: 'Fill this in before the action is accepted.',
      incomplete: 'Fill these in before the action is accepted: %{fields}.',
      sameVerifier: 'Choose another person than the owner.',
      finisherVerifies: 'This person made the change: choose somebody else to check it.',
      onePart:
        'Confidential and anonymous surveys are compared by category or by channel: leave one of them out.',
      causeNeeded: 'Choose the root cause by which it is verified.',
      fixed: 'The change was made: what it is about and how it is verified stays.',
      noMeasure: 'This survey does not ask it. Choose another figure.',
      cannotAct: 'This person has no access to corrective actions. Choose somebody else.',
      ownerOnly: 'Only its owner does this. A manager can choose another owner.',
      verifierOnly: 'Only its verifier signs. A manager can choose another verifier.',
      notNow: 'The action is in another stage now. Load the page again.',
      waiting: 'The days after the change are not over yet. Check it later.',
      tooFew: 'There are too few answers for a verdict. Check it later.',
      inFuture: 'Choose today or an earlier day.',
      tooEarly: 'Choose a day on or after that of the proposal, and after the round before.',
      linked: 'This is linked already.',
      noComment: 'Write what you conclude from it.',
      noEvidence: 'Give the number of a ticket, or choose a root cause.',
    },
  },
};

export const zh: typeof en = {
  correctiveActions: {
    errors: {
      evidenceInFile:
        '有整改措施以该文件中的答卷为依据，请先从依据中移除这些答卷，或驳回这些整改措施。',
      needed: '采纳前须填写此项。',
      incomplete: '采纳前请先填写：%{fields}。',
      sameVerifier: '请选择负责人以外的人。',
      finisherVerifies: '此人落实了该改变，请另选验证人。',
      onePart: '保密和匿名问卷只能按商品分类或渠道之一对比，请清空其中一项。',
      causeNeeded: '请选择用于验证的根本原因。',
      fixed: '改变已生效，针对的内容和验证方式不可更改。',
      noMeasure: '该问卷没有此指标，请另选。',
      cannotAct: '此人没有整改措施的权限，请另选。',
      ownerOnly: '仅负责人可操作。店长可更换负责人。',
      verifierOnly: '仅验证人可签署。店长可更换验证人。',
      notNow: '措施已处于其他阶段，请刷新页面。',
      waiting: '改变后的时段尚未结束，请稍后验证。',
      tooFew: '答卷不足，无法得出结论，请稍后验证。',
      inFuture: '请选择今天或更早的日期。',
      tooEarly: '请选择提出当日或之后、且晚于上一轮的日期。',
      linked: '该依据已添加。',
      noComment: '请填写验证说明。',
      noEvidence: '请填写工单编号，或选择根本原因。',
    },
  },
};
