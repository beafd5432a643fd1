/** The figures before and after a change, and the verdict on it. */
export const en = {
  correctiveActions: {
    effectHelp:
      'Equal windows, without the day of the change; of confidential and anonymous surveys whole months with enough answers, without the month of the change. They end before the next change in this survey; the verdict is computed by the tests of the survey results.',
    comment: 'What you conclude from it',
    round: 'Check of round %{round}',
    before: 'Before',
    after: 'After',
    head: {
      days: 'Window',
      period: 'Days',
      value: 'Figure',
      interval: '95 % interval',
      n: 'Answers',
    },
    chance: 'by chance alone in about one of %{of} comparisons',
    chanceRare: 'by chance alone in fewer than one of 1,000 comparisons',
    cutBefore: 'Days up to %{day} are left out, because something else changed then.',
    cutAfter: 'Days from %{day} on are left out, because something else changed then.',
    verdicts: {
      effective: 'It helped: the figure is better by more than chance alone explains.',
      notEffective:
        'It did not help: there is no improvement beyond chance. Once you sign, the action is planned again.',
      tooFew:
        'Too few answers to say: %{before} before and %{after} after the change, and %{needed} are needed on both sides. The windows grow with time.',
      waiting: 'The days after the change are not over. It can be checked from %{day} on.',
      noRoom:
        'Other changes came right before or after it, so that there is nothing to compare. A manager can dismiss it with this reason.',
    },
    signed: {
      effective: 'Signed: the action was effective',
      notEffective: 'Signed: the action is planned again',
    },
  },
};

export const zh: typeof en = {
  correctiveActions: {
    effectHelp:
      '前后时段等长，不含生效当日；保密和匿名问卷取答卷足够的整月，不含生效当月。时段在该问卷的下一次改变之前结束；结论按问卷分析的检验方法计算。',
    comment: '验证说明',
    round: '第 %{round} 轮验证',
    before: '改变前',
    after: '改变后',
    head: { days: '时段', period: '日期', value: '数值', interval: '95% 置信区间', n: '答卷数' },
    chance: '约 %{of} 次对比中有 1 次仅因偶然出现',
    chanceRare: '1,000 次对比中不到 1 次仅因偶然出现',
    cutBefore: '%{day}另有改变，该日及之前的答卷不参与对比。',
    cutAfter: '%{day}另有改变，该日及之后的答卷不参与对比。',
    verdicts: {
      effective: '措施有效：数值的改善超出偶然波动。',
      notEffective: '措施无效：没有超出偶然波动的改善。签署后，措施将重新制定。',
      tooFew:
        '答卷不足，无法判断：改变前 %{before} 份、改变后 %{after} 份，前后各需 %{needed} 份。时段会随时间延长。',
      waiting: '改变后的时段尚未结束，%{day}起可验证。',
      noRoom: '前后紧邻其他改变，没有可对比的时段。店长可以此为由驳回。',
    },
    signed: {
      effective: '已签署：措施有效',
      notEffective: '已签署：措施将重新制定',
    },
  },
};
