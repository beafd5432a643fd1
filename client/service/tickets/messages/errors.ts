/** Why something is not possible with a ticket, and the way out. */
export const en = {
  tickets: {
    errors: {
      otherRequest: 'This number was used for another ticket. Send a new number for a new ticket.',
      otherMessage: 'This number was used for another message. Send a new number.',
      threadMoved: 'Something new was said while you were writing:',
      followUpPassed: 'Choose a time that lies ahead.',
      noAgent: 'This person does not work on tickets. Choose an agent, a manager or the owner.',
      openTasks: 'A task of another department is open. Complete it first.',
      redacted: 'This message is redacted already. Reload the page.',
      task: {
        done: 'Somebody has completed this task already. Reload the page.',
        open: 'Somebody has reopened this task already. Reload the page.',
      },
      nothingWaits: 'No ticket is waiting: all of them are assigned. Look under “Mine”.',
      mergedIntoItself: 'Choose another ticket: this is the one that is merged.',
      survivorEnded: 'Choose a ticket that can still be answered.',
      otherCustomer: 'That ticket is of another customer. Choose one of the same customer.',
      orderOfOther:
        'This order is of another customer. Choose that customer, or leave the order out and name it in a note.',
      mergedOfOther: 'A ticket of another customer was merged into this one. Choose that customer.',
      notClosed: 'That ticket can still be answered: write in it.',
      notReopened:
        'Only a ticket that the customer has just reopened can stay resolved. Resolve it instead.',
      wasReached: 'Say whether the customer was reached; leave it out where it was no call.',
      noteAlone: 'A note does not change the status. Leave the status as it is.',
      askInPublic: 'Waiting for the customer needs a reply that the customer sees.',
      resolutionMissing: 'Say how it ended when you resolve it, and only then.',
      not: {
        new: 'This ticket is new. Take it first.',
        open: 'This ticket is open: this is for tickets that wait or have ended. Reload the page.',
        pendingCustomer: 'This ticket waits for the customer. Resume it first.',
        onHold: 'This ticket is on hold. Resume it first.',
        resolved: 'This ticket is resolved: reopen it first.',
        closed: 'This ticket is closed for good. Open a follow-up ticket.',
        merged: 'This ticket was merged into another one. Go on there.',
        spam: 'This ticket is marked as spam. Ask a manager to restore it.',
      },
    },
  },
};

export const zh: typeof en = {
  tickets: {
    errors: {
      otherRequest: '该编号已用于其他工单，请为新工单使用新编号。',
      otherMessage: '该编号已用于其他消息，请使用新编号。',
      threadMoved: '编辑期间有新消息：',
      followUpPassed: '请选择未来的时间。',
      noAgent: '此人不处理工单，请选择客服、店长或店主。',
      openTasks: '有其他部门的任务未完成，请先完成。',
      redacted: '该消息的内容已删除，请刷新页面。',
      task: {
        done: '该任务已由他人完成，请刷新页面。',
        open: '该任务已由他人重新打开，请刷新页面。',
      },
      nothingWaits: '没有待领取的工单，均已分配处理人。请查看“我的工单”。',
      mergedIntoItself: '请选择其他工单，不能合并到自身。',
      survivorEnded: '请选择仍可回复的工单。',
      otherCustomer: '该工单属于其他客户，请选择同一客户的工单。',
      orderOfOther: '该订单属于其他客户。请选择该客户，或清空订单号并在备注中说明。',
      mergedOfOther: '已有其他客户的工单合并到此工单，请选择该客户。',
      notClosed: '该工单仍可回复，请直接在其中处理。',
      notReopened: '仅客户刚刚重新打开的工单可以保持已解决，请改为解决工单。',
      wasReached: '请说明通话是否接通，其他情况请勿填写。',
      noteAlone: '备注不会改变状态，请选择“状态不变”。',
      askInPublic: '等待客户回复时，需有客户可见的回复。',
      resolutionMissing: '解决工单时请选择处理结果，其他情况请勿填写。',
      not: {
        new: '工单待受理，请先领取。',
        open: '工单处理中，此操作仅适用于等待中或已结束的工单，请刷新页面。',
        pendingCustomer: '工单待客户回复，请先继续处理。',
        onHold: '工单已挂起，请先继续处理。',
        resolved: '工单已解决，请先重新打开。',
        closed: '工单已关闭，请创建后续工单。',
        merged: '工单已合并到其他工单，请在该工单中处理。',
        spam: '工单已标记为垃圾工单，请联系店长恢复。',
      },
    },
  },
};
