export const en = {
  accountability: {
    total: 'In all: %{percent}%',
    costsHelp: 'Filled in: the refunds granted on this ticket so far. Add what else it cost.',
    removeShare: 'Remove this party',
    decideFrom: 'Possible from %{at}, or once every party has replied.',
    notifyTitle: 'Tell the parties now?',
    notifyText:
      'The employees named here see the facts and their own share, and have seven days to reply. This cannot be taken back.',
  },
};

export const zh: typeof en = {
  accountability: {
    total: '合计：%{percent}%',
    costsHelp: '已填入本工单至今发放的退款，请补充其他费用。',
    removeShare: '移除此责任方',
    decideFrom: '%{at} 起可认定，或全部责任方申辩后即可认定。',
    notifyTitle: '现在告知责任方？',
    notifyText: '涉及的员工将看到事实说明和本人的责任比例，并有七天申辩期。告知后不可撤回。',
  },
};
