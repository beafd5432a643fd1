export const en = {
  resources: {
    dimensions: {
      name: 'Dimension |||| Dimensions',
      search: 'Key or name',
      fields: {
        key: 'Key',
        names: 'Name',
        need: 'Kind of need',
        weight: 'Weight',
        position: 'Place',
        order: 'Order',
        isRetired: 'Retired',
        retiredAt: 'Retired on',
        createdAt: 'Created',
        updatedAt: 'Changed',
      },
    },
  },
  dimensions: {
    help: 'Questions count for a dimension; weights say how much each dimension counts in the index.',
    needHelp: 'Under which the dimensions are added up.',
    keyHelp:
      'Lower-case letters, digits, hyphens and underscores. It cannot be changed: questions name it.',
    retiredHelp: 'New versions can no longer name it; what was asked before keeps it.',
    weightNow: 'Weight now',
    inUse: 'In use',
    retired: 'Retired',
    needs: { functional: 'Functional', emotional: 'Emotional', social: 'Social' },
    empty: {
      title: 'No dimensions yet',
      text: 'A dimension is a part of satisfaction, such as quality, price or logistics.',
    },
    errors: {
      otherDimensions:
        'Dimensions were added or removed meanwhile. Look at the list again, then move them.',
      used: 'Questions or weights name this dimension. Retire it instead.',
      counted:
        'Answers have been added up under this need. Retire this dimension, and add a new one under the other need.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    dimensions: {
      name: '满意度指标',
      search: '标识或名称',
      fields: {
        key: '标识',
        names: '名称',
        need: '需求类型',
        weight: '权重',
        position: '排序',
        order: '顺序',
        isRetired: '已停用',
        retiredAt: '停用时间',
        createdAt: '创建时间',
        updatedAt: '更新时间',
      },
    },
  },
  dimensions: {
    help: '题目归属于指标，权重决定各指标在总指数中的占比。',
    needHelp: '指标按需求类型汇总。',
    keyHelp: '小写字母、数字、连字符和下划线。题目会引用，创建后不可修改。',
    retiredHelp: '停用后新版本不可使用，已有题目保留。',
    weightNow: '当前权重',
    inUse: '使用中',
    retired: '已停用',
    needs: { functional: '功能需求', emotional: '情感需求', social: '社交需求' },
    empty: {
      title: '暂无满意度指标',
      text: '指标是满意度的组成部分，例如商品质量、价格、物流。',
    },
    errors: {
      otherDimensions: '指标已有增减，请刷新列表后再调整顺序。',
      used: '题目或权重引用了该指标，请改为停用。',
      counted: '已有评价按该需求类型汇总，不能修改。请停用该指标，并按新的需求类型新建指标。',
    },
  },
};
