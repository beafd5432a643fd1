/** Words of scores on the pages of records, and of what somebody answered. */
export const en = {
  surveyScores: {
    title: 'Satisfaction',
    of: '%{kind} · %{survey}',
    help: {
      categories:
        'The last twelve months: answers about orders whose main category it was; those of its subcategories are on their pages. Fewer than 5 answers are not shown.',
      promotions:
        'The last twelve months: answers to identified surveys about orders from which it took off the most. Fewer than 5 answers are not shown.',
      campaigns:
        'The last twelve months: answers about orders of its promotions, and about entries to its activities. Fewer than 5 answers are not shown.',
      memberActivities:
        'The last twelve months: answers to identified surveys about entries to it. Fewer than 5 answers are not shown.',
      store: 'The last three months beside the three before. An arrow means more than chance.',
    },
    none: 'Nobody has answered about it in the last twelve months.',
    hidden: 'fewer than 5 answers',
    figure: '%{value} (%{interval}; %{n} answers)',
    head: {
      survey: 'Survey',
      value: 'Score',
      interval: 'Interval of 95%',
      n: 'Answers',
      target: 'Target',
      change: 'Change',
      used: 'Orders with it',
      others: 'Other orders',
      difference: 'Difference',
    },
    feedback: {
      title: 'Orders with it and without',
      help: 'Answers about orders of the same days, of identified surveys only. The difference is the score of the orders with it less that of the others; an arrow means more than chance.',
    },
    agents: {
      title: 'Satisfaction by agent',
      help: 'The last twelve months, by who resolved the ticket. Fewer than 5 answers are not shown.',
    },
  },
  givenAnswers: {
    title: 'Survey answers',
    scores: 'Scores of all answers',
    none: 'No answers that may be shown with a person. Answers to confidential surveys are shown here only if the member asks to be contacted, answers to anonymous surveys never.',
    shown:
      'Confidential surveys are shown only if the member asked to be contacted, anonymous ones never.',
    newest: 'The newest %{n} of %{total}.',
    outOf: '%{value} of %{most}',
    contactWanted: 'Asks to be contacted',
    suspect: 'Of doubtful quality: counts in no score.',
    hiddenText:
      'Hidden, because only the agent whom a comment is about and those who lead may read it.',
  },
};

export const zh: typeof en = {
  surveyScores: {
    title: '满意度',
    of: '%{kind} · %{survey}',
    help: {
      categories:
        '近 12 个月，以该分类为主要商品分类的订单的回答，不含下级分类。不足 5 份回答时不显示。',
      promotions:
        '近 12 个月，以该促销为最大优惠的订单的回答，仅含实名问卷。不足 5 份回答时不显示。',
      campaigns: '近 12 个月，活动内促销的订单以及活动参与记录的回答。不足 5 份回答时不显示。',
      memberActivities: '近 12 个月，活动参与记录的回答，仅含实名问卷。不足 5 份回答时不显示。',
      store: '近 3 个月与前 3 个月对比。箭头表示变化显著。',
    },
    none: '近 12 个月没有相关回答。',
    hidden: '不足 5 份回答',
    figure: '%{value}（%{interval}；%{n} 份回答）',
    head: {
      survey: '问卷',
      value: '得分',
      interval: '95% 置信区间',
      n: '回答数',
      target: '目标',
      change: '变化',
      used: '使用的订单',
      others: '其他订单',
      difference: '差异',
    },
    feedback: {
      title: '使用与未使用的订单对比',
      help: '同期订单的回答，仅含实名问卷。差异为使用的订单得分减去其他订单得分；箭头表示差异显著。',
    },
    agents: {
      title: '客服满意度',
      help: '近 12 个月，按解决工单的客服统计。不足 5 份回答时不显示。',
    },
  },
  givenAnswers: {
    title: '问卷回答',
    scores: '全部回答的得分',
    none: '没有可与本人关联显示的回答。保密问卷仅在会员希望联系时显示，匿名问卷一律不显示。',
    shown: '保密问卷仅在会员希望联系时显示，匿名问卷一律不显示。',
    newest: '共 %{total} 份，显示最近 %{n} 份。',
    outOf: '%{value} / %{most} 分',
    contactWanted: '希望店铺联系',
    suspect: '质量存疑，不计入得分。',
    hiddenText: '评论仅由所评价的客服及其主管查看，因此不显示。',
  },
};
