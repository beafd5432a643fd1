export const en = {
  resources: { cases: { filters: { hasExtraPayment: 'Paid although it ended' } } },
  attention: {
    items: {
      overdueCases: {
        what: 'case is overdue |||| cases are overdue',
        why: 'Take the next step, the longest overdue first.',
      },
      untakenTickets: {
        what: 'overdue ticket has nobody who works on it |||| overdue tickets have nobody who works on them',
        why: 'Assign it to somebody who is there.',
      },
      disputesToAdmit: {
        what: 'dispute waits for admission |||| disputes wait for admission',
        why: 'Admit it and name a mediator who had no part in it, or say why not.',
      },
      evidenceDue: {
        what: 'dispute needs evidence within a day |||| disputes need evidence within a day',
        why: 'Say what happened, with what shows it, before the time is over.',
      },
      extraPayments: {
        what: 'exchange that has ended holds a payment that is not owed |||| exchanges that have ended hold payments that are not owed',
        why: 'Refund it, or say that it went back in another way.',
      },
      unassignedCases: {
        what: 'case has nobody who works on it |||| cases have nobody who works on them',
        why: 'Give it to somebody.',
      },
    },
  },
};

export const zh: typeof en = {
  resources: { cases: { filters: { hasExtraPayment: '已结束仍有付款' } } },
  attention: {
    items: {
      overdueCases: {
        what: '个售后单已超时',
        why: '请尽快处理，优先处理超时最久的。',
      },
      untakenTickets: {
        what: '个超时工单无人处理',
        why: '请分配给在岗客服。',
      },
      disputesToAdmit: {
        what: '个纠纷待受理',
        why: '请受理并指定未参与处理的调解员，或说明不受理原因。',
      },
      evidenceDue: {
        what: '个纠纷须在一天内举证',
        why: '请在截止前说明情况并提交凭证。',
      },
      extraPayments: {
        what: '个换货单已结束，但有待退还的差价',
        why: '请退还该款项，或说明已通过其他方式退回。',
      },
      unassignedCases: {
        what: '个售后单无人处理',
        why: '请分配处理人。',
      },
    },
  },
};
