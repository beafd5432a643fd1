export const en = {
  resources: {
    qualityCards: {
      name: 'Score card |||| Score cards',
      fields: {
        number: 'Version',
        criteria: 'Criteria',
        key: 'Code',
        names: 'Criterion',
        weight: 'Weight, %',
        authorName: 'Written by',
        createdAt: 'Written',
      },
    },
  },
  qualityCards: {
    version: 'Version %{number}',
    sum: 'All weights together: %{sum}',
    help: 'Each criterion gets a mark from 0 to 4; the weights say how much it counts and make 100 % together. What was reviewed before keeps its version.',
    keyHelp: 'Stays the same while the criterion does, such as tone.',
    empty: {
      title: 'No score card yet',
      text: 'A score card says by what the answers to tickets are reviewed.',
    },
    errors: {
      sameKey: 'Another criterion has this code.',
      notWhole: 'The weights of all criteria must make 100 % together.',
      none: 'There is no score card. Write one first.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    qualityCards: {
      name: '质检评分表',
      fields: {
        number: '版本',
        criteria: '评分项',
        key: '编码',
        names: '评分项',
        weight: '权重（%）',
        authorName: '制定人',
        createdAt: '制定时间',
      },
    },
  },
  qualityCards: {
    version: '版本 %{number}',
    sum: '权重合计：%{sum}',
    help: '每项评分 0 至 4 分，权重合计须为 100%。已完成的质检保留原版本。',
    keyHelp: '评分项含义不变时保持不变，如 tone。',
    empty: { title: '暂无质检评分表', text: '评分表规定工单质检的评分项和权重。' },
    errors: {
      sameKey: '编码与其他评分项重复。',
      notWhole: '所有评分项的权重合计须为 100%。',
      none: '还没有质检评分表，请先制定。',
    },
  },
};
