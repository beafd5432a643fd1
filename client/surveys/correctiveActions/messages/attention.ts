/** What needs attention, and the job that looks for patterns. */
export const en = {
  attention: {
    needs: {
      decision: 'To be decided on',
      doing: 'Mine, overdue',
      doingSoon: 'Mine, due',
      checking: 'To be checked by me',
    },
    items: {
      overdueActions: {
        what: 'corrective action of yours is overdue |||| corrective actions of yours are overdue',
        why: 'Finish it, or ask a manager for another day.',
      },
      actionsToDecide: {
        what: 'proposed corrective action waits for a decision |||| proposed corrective actions wait for a decision',
        why: 'Accept it with an owner and a day, or dismiss it with a reason.',
      },
      actionsDueSoon: {
        what: 'corrective action of yours is due within a week |||| corrective actions of yours are due within a week',
        why: 'Finish it and say from which day on it holds.',
      },
      actionsToCheck: {
        what: 'corrective action can be checked |||| corrective actions can be checked',
        why: 'Compare before and after, and sign the verdict.',
      },
    },
  },
  scheduledRuns: {
    jobs: { correctiveActions: 'Patterns of low scores' },
    does: {
      correctiveActions:
        'Proposes a corrective action where alerts or a falling score show a pattern.',
    },
    counts: { proposedActions: '%{n} actions proposed' },
  },
};

export const zh: typeof en = {
  attention: {
    needs: {
      decision: '待决定',
      doing: '我的，已逾期',
      doingSoon: '我的，即将到期',
      checking: '待我验证',
    },
    items: {
      overdueActions: {
        what: '项我负责的整改措施已逾期',
        why: '请尽快完成，或请店长调整截止日期。',
      },
      actionsToDecide: {
        what: '项整改措施待决定',
        why: '请指定负责人和截止日期后采纳，或填写原因后驳回。',
      },
      actionsDueSoon: {
        what: '项我负责的整改措施一周内到期',
        why: '请完成并填写生效日期。',
      },
      actionsToCheck: { what: '项整改措施待验证', why: '请对比前后数据，并签署结论。' },
    },
  },
  scheduledRuns: {
    jobs: { correctiveActions: '低分规律' },
    does: { correctiveActions: '当预警或下降的得分呈现规律时，提出整改措施。' },
    counts: { proposedActions: '提出 %{n} 项整改措施' },
  },
};
