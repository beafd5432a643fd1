export const en = {
  attention: {
    items: {
      proposalApprovals: {
        what: 'proposal to a customer waits for your approval |||| proposals to customers wait for your approval',
        why: 'Approve or reject it; until then the customer is offered nothing.',
      },
    },
  },
  cases: {
    stages: { approval: 'Waiting for approval' },
    sections: { approvals: 'Approval of proposals' },
    aboveLimit:
      'Above the limit of your role this goes to somebody else for approval before the customer sees it.',
    approval: {
      submitted: 'waiting for approval',
      approved: 'approved by %{name}',
      rejected: 'rejected by %{name}',
      withdrawn: 'no longer needed',
    },
    errors: {
      amountMissing: 'Enter what it is worth: it is promised to the customer.',
      ownProposal: 'Nobody approves what they proposed. Ask another manager.',
      answerTimeOver:
        'The time for answers is over. Reject it, so that the mediator proposes it with a later one.',
    },
  },
};

export const zh: typeof en = {
  attention: {
    items: {
      proposalApprovals: {
        what: '个处理方案待您审批',
        why: '请通过或驳回，审批前不会告知客户。',
      },
    },
  },
  cases: {
    stages: { approval: '方案待审批' },
    sections: { approvals: '方案审批' },
    aboveLimit: '超出您的额度时，须由他人审批通过后才会告知客户。',
    approval: {
      submitted: '待审批',
      approved: '%{name} 已通过',
      rejected: '%{name} 已驳回',
      withdrawn: '无需审批',
    },
    errors: {
      amountMissing: '请填写金额，这是对客户的承诺。',
      ownProposal: '不能审批自己提出的方案，请由其他店长审批。',
      answerTimeOver: '答复期限已过，请驳回，由调解人重新提出并延长期限。',
    },
  },
};
