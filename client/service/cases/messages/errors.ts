/** Why a step of a case, or of its ticket, is not possible, and the way out. */
export const en = {
  cases: {
    errors: {
      lineTwice: 'A line is named twice. Name each line once.',
      notNow: 'At this stage that is no longer possible. Reload the page to see what is.',
      notOffered: 'This cannot be done with this kind of case.',
      noOrder: 'Name the order first.',
      noLines: 'Choose at least one line of the order.',
      trackingSame: 'This is the number that the parcel has already.',
      parcelArrived: 'This parcel has arrived: its number stays as it is.',
      trackingTaken:
        'A parcel of case %{number} has that tracking number. Check the number on the label.',
      moreThanOrdered: 'The order has fewer of it.',
      trackingSigns: 'Use letters, digits, spaces and hyphens only.',
      quietHours: 'Customers are not called from 21:00 to 09:00. Call later.',
      calledAlready: 'The last call needs no other one. Complete it.',
      secondCall: 'Another call of this customer is open. Complete that one first.',
      causeWithinItself: 'A cause cannot be a part of itself. Choose another one.',
      remedyDone: 'This remedy is done already.',
      remedyByCase: 'This remedy is done by a case of its own. End that case.',
      remediesOpen:
        'Something that was promised is not done yet. Do it first, and mark it as done.',
      accusedOwner:
        'Whoever is complained about has no part in it. Give the case to somebody else first.',
      proposedTwice: 'Two proposals were made already. Offer a dispute instead.',
      accountabilityMissing:
        'It is grave, or its cause lies with us: a manager decides first who answers for it.',
      nothingRefused:
        'A dispute begins after something was refused. Choose a declined complaint or a rejected case.',
      noMediator: 'This person cannot mediate. Choose an owner or manager.',
      notNeutral:
        'This person has a part in it and is not neutral. Choose somebody who has not owned, decided or caused it.',
      roundsUsed: 'Three proposals were made already. Hand it to an outside body.',
      roundsLeft: 'Another proposal can be made, or the customer asks for an outside body.',
      answered: 'This side has answered already.',
      onlyBy: {
        customer: 'Only the customer can do that.',
        agent: 'Only customer service can do that.',
        manager: 'Only a manager can do that.',
        mediator: 'Only the mediator can do that.',
        system: 'This happens automatically.',
      },
    },
  },
  tickets: {
    errors: {
      openCases: 'A case of this ticket is open. End it first.',
      linkedDispute: 'A linked ticket has an open dispute. It stays open until that is over.',
    },
  },
};

export const zh: typeof en = {
  cases: {
    errors: {
      lineTwice: '订单行重复，请每行只填一次。',
      notNow: '当前进度不能执行此操作，请刷新页面查看可用操作。',
      notOffered: '该售后类型不支持此操作。',
      noOrder: '请先填写订单号。',
      noLines: '请至少选择一个订单行。',
      trackingSame: '与现有运单号相同，无需更正。',
      parcelArrived: '此包裹已收到，不能再更正运单号。',
      trackingTaken: '此运单号已用于售后单 %{number} 的包裹，请核对面单上的运单号。',
      moreThanOrdered: '超出订单中的数量。',
      trackingSigns: '只能使用字母、数字、空格和连字符。',
      quietHours: '21:00 至次日 09:00 不回访客户，请稍后再拨打。',
      calledAlready: '最近一次回访已有结果，请直接完成。',
      secondCall: '该客户已有进行中的回访，请先完成。',
      causeWithinItself: '原因不能归属于自身，请选择其他上级原因。',
      remedyDone: '该补救方式已完成。',
      remedyByCase: '该补救由单独的售后单处理，请先完成该售后单。',
      remediesOpen: '承诺的补救尚未全部完成，请先完成并标记。',
      accusedOwner: '被投诉员工不能参与处理，请先转交他人。',
      proposedTwice: '已提出两次方案，请转入纠纷调解。',
      accountabilityMissing: '投诉较严重或原因在我方，需先由店长完成责任认定。',
      nothingRefused: '纠纷须在诉求被拒绝后发起，请选择客户不同意的投诉或已驳回的售后单。',
      noMediator: '此人不能担任调解人，请选择店主或店长。',
      notNeutral: '此人与该售后单有关，不能保持中立，请另选他人。',
      roundsUsed: '已提出三次方案，请转外部机构。',
      roundsLeft: '还可以再提出方案，或由客户要求转外部机构。',
      answered: '该方已答复。',
      onlyBy: {
        customer: '仅客户可以执行此操作。',
        agent: '仅客服可以执行此操作。',
        manager: '仅店长可以执行此操作。',
        mediator: '仅调解人可以执行此操作。',
        system: '该步骤由系统自动完成。',
      },
    },
  },
  tickets: {
    errors: {
      openCases: '该工单有未结束的售后单，请先处理完毕。',
      linkedDispute: '关联工单有未结束的纠纷，结束前不能解决此工单。',
    },
  },
};
