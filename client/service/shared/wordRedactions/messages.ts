const fields = { part: 'Words removed', row: 'Row' };
const fieldsZh = { part: '已删除文字', row: '行号' };

export const en = {
  resources: {
    tickets: { fields },
    cases: { fields },
    refunds: { fields },
  },
  wordRedactions: {
    verb: 'Remove words',
    verbs: 'More about these words',
    deductions: 'Deductions',
    title: 'Remove these words for good?',
    text: 'They disappear from this page, the history, the activity log and exports. Who removed them and why stays.',
    done: 'Removed for good.',
    parts: {
      step: 'Reason of a step',
      question: 'Question to the customer',
      finding: 'Finding',
      accessories: 'Accessories',
      evidence: 'Evidence',
      priceEvidence: 'Evidence of the price',
      deduction: 'Reason of a deduction',
      note: 'Note',
      decision: 'Reason of the decision',
      line: 'Reason of a deduction',
    },
    errors: {
      nothing: 'There is nothing to remove here. Load the page again.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    tickets: { fields: fieldsZh },
    cases: { fields: fieldsZh },
    refunds: { fields: fieldsZh },
  },
  wordRedactions: {
    verb: '永久删除文字',
    verbs: '更多操作：此段文字',
    deductions: '扣款',
    title: '永久删除此段文字？',
    text: '文字将从本页、历史记录、操作日志和导出中删除，仅保留删除人和原因。',
    done: '已永久删除。',
    parts: {
      step: '步骤原因',
      question: '向客户提出的问题',
      finding: '检测结果',
      accessories: '附件',
      evidence: '证据',
      priceEvidence: '价格凭证',
      deduction: '扣款原因',
      note: '备注',
      decision: '审批意见',
      line: '扣款原因',
    },
    errors: {
      nothing: '此处没有可删除的文字，请刷新页面。',
    },
  },
};
