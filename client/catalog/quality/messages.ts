export const en = {
  resources: {
    qualityIssues: {
      name: 'Issues to fix',
      fields: {
        severity: 'Severity',
        rule: 'Problem',
        'product.names': 'Product',
        'product.externalId': 'Store id',
        skus: 'SKU',
        detail: 'Detail',
        openedAt: 'Found',
      },
    },
    qualityRules: {
      name: 'Quality rule |||| Quality rules',
      fields: { code: 'Rule', severity: 'Severity', threshold: 'At least (characters)' },
    },
  },
  quality: {
    help: 'An open error keeps a product from going on sale; a warning lowers its score. Every product is scored again when a rule changes.',
    separator: ': ',
    details: { en: 'English', zh: 'Chinese', picture: 'picture %{number}, %{size} px' },
    work: {
      start: 'Fix one after another',
      fixed: 'Fixed.',
      atStake: 'Sold in the last 90 days: %{amount}',
      left: '%{smart_count} issue left |||| %{smart_count} issues left',
      toField: 'Go to the field',
      skip: 'Skip',
      next: 'Next issue',
    },
    severities: { error: 'Error', warning: 'Warning', off: 'Off' },
    empty: {
      title: 'Nothing to fix',
      text: 'No quality rule finds a problem. New products and imports are checked as they come in.',
    },
    rules: {
      missingRequiredAttribute: 'Required attribute missing',
      missingRecommendedAttribute: 'Recommended attribute missing',
      missingCategory: 'No category',
      missingImage: 'No picture',
      fewPictures: 'Fewer pictures than its category asks for',
      smallPicture: 'Picture smaller than its category asks for',
      pictureRatio: 'Picture of another shape than its category asks for',
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
      fields: {
        severity: '严重程度',
        rule: '问题',
        'product.names': '商品',
        'product.externalId': '店铺商品号',
        skus: 'SKU',
        detail: '详情',
        openedAt: '发现时间',
      },
    },
    qualityRules: {
      name: '完整度规则',
      fields: { code: '规则', severity: '严重程度', threshold: '至少（字）' },
    },
  },
  quality: {
    help: '存在“错误”的商品不能上架；“警告”会降低完整度得分。规则修改后，所有商品会重新评分。',
    separator: '：',
    details: { en: '英文', zh: '中文', picture: '第 %{number} 张图片，%{size} 像素' },
    work: {
      start: '逐个修正',
      fixed: '已修正。',
      atStake: '近 90 天销售额：%{amount}',
      left: '还有 %{smart_count} 个问题',
      toField: '转到对应字段',
      skip: '跳过',
      next: '下一个问题',
    },
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
      fewPictures: '图片少于分类要求',
      smallPicture: '图片小于分类要求',
      pictureRatio: '图片比例不符合分类要求',
      shortDescription: '描述过短',
      missingCost: '缺少成本',
      missingPrice: '缺少价格',
      duplicateSku: 'SKU 重复',
      duplicateBarcode: '条形码重复',
      missingTranslation: '名称未翻译',
    },
  },
};
