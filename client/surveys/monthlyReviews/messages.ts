export const en = {
  activities: { verbs: { comment: 'commented' } },
  resources: {
    monthlyReviews: {
      name: 'Monthly review |||| Monthly reviews',
      fields: {
        month: 'Month',
        responses: 'Responses',
        moved: 'Significant changes',
        missed: 'Targets missed',
        notes: 'Comments of staff',
        text: 'Comment',
        createdAt: 'Written',
      },
    },
  },
  monthlyReviews: {
    titleOf: 'Satisfaction in %{month}',
    targets: 'Targets',
    responses: '%{smart_count} response |||| %{smart_count} responses',
    missedTargets: '%{smart_count} target missed |||| %{smart_count} targets missed',
    movedTitle: 'What changed since the month before',
    nothingMoved: 'No significant change.',
    judged:
      '%{smart_count} figure was compared. Of a hundred that did not change, about five seem to. |||| %{smart_count} figures were compared. Of a hundred that did not change, about five seem to.',
    counted:
      '%{n} response counts, %{before} in the month before; %{suspect} of doubtful quality do not. |||| %{n} responses count, %{before} in the month before; %{suspect} of doubtful quality do not.',
    figuresTitle: 'Figures and targets',
    sourceOf: 'Source of the target: %{source}',
    reaches: { reached: 'Reached', near: 'Not clear', missed: 'Missed' },
    partValue: '%{value} (%{n})',
    topicsTitle: '%{n} comment by topic |||| %{n} comments by topic',
    topic: 'Comments on a topic',
    noTopic: 'Other topics',
    open: 'Can still be answered',
    head: {
      survey: 'Survey',
      figure: 'Figure',
      part: 'Group',
      value: 'Value',
      interval: '95% interval',
      n: 'Answers',
      target: 'Target',
      reach: 'Compared with the target',
      change: 'Change since the month before',
    },
    later: {
      responses:
        '%{smart_count} response of this month came later and is not counted here. |||| %{smart_count} responses of this month came later and are not counted here.',
      takenAway:
        '%{smart_count} response was removed later and is still counted here. |||| %{smart_count} responses were removed later and are still counted here.',
      completed:
        '%{smart_count} customer asked in this month answered later. |||| %{smart_count} customers asked in this month answered later.',
    },
    factsTitle: 'About this review',
    asOf: 'Answers until',
    frozen:
      'Figures stay as they were written. “Not clear” is below the target, which lies within the interval. Examples of comments show the words that are left of them, without addresses and long numbers.',
    notesTitle: 'Comments of staff',
    noNotes: 'Nobody has commented yet.',
    note: 'Your comment',
    saveNote: 'Add comment',
    noted: 'The comment is saved',
    empty: {
      title: 'No monthly reviews yet',
      text: 'On the second day of each month the review of the month before is written, if anybody was asked or answered.',
    },
  },
  scheduledRuns: {
    jobs: { monthlyReviews: 'Monthly satisfaction review' },
    does: {
      monthlyReviews:
        'Writes the satisfaction review of the last month once, from the second day of a month on.',
    },
    counts: { monthlyReviews: '%{n} review |||| %{n} reviews' },
  },
};

export const zh: typeof en = {
  activities: { verbs: { comment: '添加点评' } },
  resources: {
    monthlyReviews: {
      name: '满意度月报',
      fields: {
        month: '月份',
        responses: '答卷数',
        moved: '显著变化',
        missed: '未达目标',
        notes: '员工点评',
        text: '点评内容',
        createdAt: '生成时间',
      },
    },
  },
  monthlyReviews: {
    titleOf: '%{month}满意度月报',
    targets: '满意度目标',
    responses: '%{smart_count} 份答卷',
    missedTargets: '%{smart_count} 项未达目标',
    movedTitle: '与上月相比的变化',
    nothingMoved: '无显著变化。',
    judged: '共比较 %{smart_count} 项。即使没有变化，每一百项中也会有约五项看似变化。',
    counted: '计入 %{n} 份答卷，上月 %{before} 份；另有 %{suspect} 份质量存疑，不计入。',
    figuresTitle: '指标与目标',
    sourceOf: '目标来源：%{source}',
    reaches: { reached: '达标', near: '不明确', missed: '未达标' },
    partValue: '%{value}（%{n}）',
    topicsTitle: '按主题归类的 %{n} 份评论',
    topic: '主题评论',
    noTopic: '其他主题',
    open: '仍可作答',
    head: {
      survey: '问卷',
      figure: '考核项',
      part: '分组',
      value: '数值',
      interval: '95% 置信区间',
      n: '答案数',
      target: '目标值',
      reach: '达标情况',
      change: '较上月变化',
    },
    later: {
      responses: '本月另有 %{smart_count} 份答卷晚到，未计入。',
      takenAway: '有 %{smart_count} 份答卷在月报生成后被移除，此处仍计入。',
      completed: '本月邀请的客户中有 %{smart_count} 位在月报生成后作答。',
    },
    factsTitle: '月报信息',
    asOf: '统计截止',
    frozen:
      '数据在生成后不再变化。“不明确”表示低于目标，但目标在置信区间内。评论示例只显示现存内容，已隐去地址和长串数字。',
    notesTitle: '员工点评',
    noNotes: '暂无点评。',
    note: '我的点评',
    saveNote: '添加点评',
    noted: '点评已保存',
    empty: {
      title: '暂无满意度月报',
      text: '每月第二天生成上月的月报；上月没有邀请也没有答卷时不生成。',
    },
  },
  scheduledRuns: {
    jobs: { monthlyReviews: '满意度月报' },
    does: { monthlyReviews: '从每月第二天起，为上个月生成一份满意度月报。' },
    counts: { monthlyReviews: '%{n} 份月报' },
  },
};
