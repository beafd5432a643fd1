export const en = {
  resources: {
    satisfactionTargets: {
      name: 'Satisfaction target |||| Satisfaction targets',
      fields: {
        measure: 'Figure',
        surveyId: 'Survey',
        dimensionKey: 'Dimension',
        value: 'Target',
        fromMonth: 'From month',
        source: 'Source',
        authorName: 'Written by',
        createdAt: 'Written',
      },
    },
  },
  satisfactionTargets: {
    help: 'What a figure is to reach from a month on. Reviews that are written keep the target that they were compared with.',
    surveyHelp: 'Left empty, it holds for all surveys without a target of their own.',
    valueHelp:
      'Shares in per cent, NPS from −100 to 100, the index and dimensions from 0 to 100 points. Left empty, there is no target from this month on.',
    sourceHelp: 'Who decided it, and where it is written down.',
    allSurveys: 'All surveys',
    ended: 'No target',
    measures: {
      csat: 'CSAT: satisfied',
      nps: 'NPS score',
      ces: 'CES: easy',
      index: 'Satisfaction index',
      dimension: 'One dimension',
      responseRate: 'Response rate',
    },
    withdraw: {
      verb: 'Withdraw',
      title: 'Withdraw this target?',
      text: 'The target before it holds again. No review has been written with it.',
      done: 'The target is withdrawn',
    },
    empty: {
      title: 'No targets yet',
      text: 'Set what satisfaction is to reach. Monthly reviews compare their figures with it.',
    },
    errors: {
      month: 'Choose the first day of a month.',
      past: 'Choose this month or a later one: earlier months are over.',
      sameMonth: 'There is a target for this figure from the same month on. Withdraw it first.',
      noDimension: 'Only targets of dimensions name one. Leave it empty.',
      over: 'Reviews may have been written with this target. Add a new one instead.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    satisfactionTargets: {
      name: '满意度目标',
      fields: {
        measure: '考核项',
        surveyId: '问卷',
        dimensionKey: '满意度指标',
        value: '目标值',
        fromMonth: '起始月份',
        source: '目标来源',
        authorName: '制定人',
        createdAt: '制定时间',
      },
    },
  },
  satisfactionTargets: {
    help: '从某月起应达到的目标值。已生成的月报沿用当时的目标。',
    surveyHelp: '留空则适用于所有未单独设置目标的问卷。',
    valueHelp:
      '占比按百分比填写，NPS 为 −100 至 100，满意度指数和各指标为 0 至 100 分。留空表示从该月起不再设目标。',
    sourceHelp: '由谁确定、记录在哪份文件中。',
    allSurveys: '全部问卷',
    ended: '不设目标',
    measures: {
      csat: 'CSAT 满意率',
      nps: 'NPS 净推荐值',
      ces: 'CES 轻松率',
      index: '满意度指数',
      dimension: '单项指标',
      responseRate: '回收率',
    },
    withdraw: {
      verb: '撤回',
      title: '撤回该目标？',
      text: '之前的目标将继续适用，尚无月报使用该目标。',
      done: '目标已撤回',
    },
    empty: {
      title: '暂无满意度目标',
      text: '设置满意度应达到的目标，月报会将实际值与目标对比。',
    },
    errors: {
      month: '请选择某月的第一天。',
      past: '请选择本月或之后的月份，更早的月份已结束。',
      sameMonth: '该考核项从同一月份起已有目标，请先撤回。',
      noDimension: '只有单项指标的目标需要选择指标，请留空。',
      over: '可能已有月报使用该目标，请新建目标。',
    },
  },
};
