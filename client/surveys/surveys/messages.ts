export const en = {
  resources: {
    surveys: {
      name: 'Survey |||| Surveys',
      search: 'Name',
      fields: {
        names: 'Name',
        purpose: 'Purpose',
        identityMode: 'Who answers',
        publishedNumber: 'Published',
        publishedVersionId: 'Published version',
        draftId: 'Draft',
        frozenAt: 'First sent',
        archivedAt: 'Archived on',
        authorName: 'Created by',
        createdAt: 'Created',
        updatedAt: 'Changed',
      },
    },
    surveyVersions: { name: 'Version of a survey |||| Versions of surveys' },
    dimensions: { name: 'Dimension |||| Dimensions' },
  },
  surveys: {
    notPublished: 'Not published',
    versionOf: 'Version %{number}',
    purposes: {
      afterTicket: 'After a ticket',
      delivery: 'After delivery',
      relationship: 'Relationship',
      indicators: 'Satisfaction indicators',
      campaign: 'Feedback on a campaign',
      activity: 'Feedback on an activity',
      recommendation: 'Recommendations',
      recovery: 'After recovery',
      reviews: 'Reviews',
      other: 'Other',
    },
    identityModes: {
      identified: 'Identified',
      confidential: 'Confidential',
      anonymous: 'Anonymous',
    },
    empty: {
      title: 'No surveys yet',
      text: 'A survey asks customers how satisfied they are, after a ticket or a delivery, or every quarter.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    surveys: {
      name: '问卷',
      search: '名称',
      fields: {
        names: '名称',
        purpose: '用途',
        identityMode: '作答方式',
        publishedNumber: '已发布',
        publishedVersionId: '已发布版本',
        draftId: '草稿',
        frozenAt: '首次投放',
        archivedAt: '归档时间',
        authorName: '创建人',
        createdAt: '创建时间',
        updatedAt: '更新时间',
      },
    },
    surveyVersions: { name: '问卷版本' },
    dimensions: { name: '满意度指标' },
  },
  surveys: {
    notPublished: '未发布',
    versionOf: '版本 %{number}',
    purposes: {
      afterTicket: '工单评价',
      delivery: '收货评价',
      relationship: '客户关系',
      indicators: '满意度指标',
      campaign: '营销活动反馈',
      activity: '会员活动反馈',
      recommendation: '商品推荐',
      recovery: '挽回回访',
      reviews: '商品评价',
      other: '其他',
    },
    identityModes: {
      identified: '实名',
      confidential: '保密',
      anonymous: '匿名',
    },
    empty: {
      title: '暂无问卷',
      text: '问卷用于了解客户满意度，可在工单解决或收货后发送，也可按季度发送。',
    },
  },
};
