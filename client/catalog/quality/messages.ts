export const en = {
  resources: {
    qualityIssues: {
      name: 'Issues to fix',
      fields: { severity: 'Severity', rule: 'Problem', detail: 'Detail', openedAt: 'Found' },
    },
    qualityRules: {
      name: 'Quality rule |||| Quality rules',
      fields: { code: 'Rule', severity: 'Severity', threshold: 'At least (characters)' },
    },
  },
  quality: {
    help: 'An open error keeps a product from going on sale; a warning lowers its score. Every product is scored again when a rule changes.',
    severities: { error: 'Error', warning: 'Warning', off: 'Off' },
    empty: {
      title: 'Nothing to fix',
      text: 'No quality rule finds a problem. New products and imports are checked as they come in.',
    },
    rules: {
      missingRequiredAttribute: 'Required attribute missing',
      missingRecommendedAttribute: 'Recommended attribute missing',
      missingCategory: 'No category',
      missingImage: 'No image',
      shortDescription: 'Description too short',
      missingCost: 'Cost missing',
      missingPrice: 'Price missing',
      duplicateSku: 'SKU used twice',
      duplicateBarcode: 'Barcode used twice',
      missingTranslation: 'Name not translated',
    },
  },
};

export const zh: typeof en = {
  resources: {
    qualityIssues: {
      name: '待修正问题',
      fields: { severity: '严重程度', rule: '问题', detail: '详情', openedAt: '发现时间' },
    },
    qualityRules: {
      name: '完整度规则',
      fields: { code: '规则', severity: '严重程度', threshold: '至少（字）' },
    },
  },
  quality: {
    help: '存在“错误”的商品不能上架；“警告”会降低完整度得分。规则修改后，所有商品会重新评分。',
    severities: { error: '错误', warning: '警告', off: '关闭' },
    empty: {
      title: '没有需要处理的问题',
      text: '完整度规则没有发现问题。新增和导入的商品会自动检查。',
    },
    rules: {
      missingRequiredAttribute: '缺少必填属性',
      missingRecommendedAttribute: '缺少建议填写的属性',
      missingCategory: '没有分类',
      missingImage: '没有图片',
      shortDescription: '描述过短',
      missingCost: '缺少成本',
      missingPrice: '缺少价格',
      duplicateSku: 'SKU 重复',
      duplicateBarcode: '条形码重复',
      missingTranslation: '名称未翻译',
    },
  },
};
