export const en = {
  resources: {
    attributes: {
      name: 'Attribute |||| Attributes',
      fields: {
        name: 'Name',
        names: 'Name',
        code: 'Code',
        type: 'Type',
        unit: 'Unit',
        options: 'Options',
        'options.code': 'Code',
        'options.colour': 'Colour',
        colour: 'Colour',
      },
    },
  },
  attributes: {
    types: {
      text: 'Text',
      number: 'Number',
      choice: 'Choice',
      colour: 'Colour',
      boolean: 'Yes or no',
      date: 'Date',
    },
    optionEn: 'English name',
    optionZh: 'Chinese name',
    empty: {
      title: 'No attributes yet',
      text: 'Attributes describe products: material, power, shelf life. Add one, then ask for it in a category.',
    },
    help: {
      code: 'Lower case letters, digits, hyphen or underscore; used in imports and by the store.',
      unit: 'For example W, cm or kg.',
      options: 'What can be chosen, in this order.',
    },
    errors: {
      optionsRequired: 'Add at least one option.',
      noOptions: 'This type takes no options.',
      colour: 'A colour like #aabbcc.',
      unknownOption: 'This is not one of the options.',
      unknown: 'There is no attribute with this code.',
      typeInUse: 'Products carry values of this attribute; its type can no longer change.',
      optionInUse: 'A removed option is still chosen on a product. Change those products first.',
      inUse: 'Products or categories use this attribute. Take it away from them first.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    attributes: {
      name: '商品属性',
      fields: {
        name: '名称',
        names: '名称',
        code: '编码',
        type: '类型',
        unit: '单位',
        options: '选项',
        'options.code': '编码',
        'options.colour': '颜色',
        colour: '颜色',
      },
    },
  },
  attributes: {
    types: {
      text: '文本',
      number: '数字',
      choice: '单选',
      colour: '颜色',
      boolean: '是/否',
      date: '日期',
    },
    optionEn: '英文名称',
    optionZh: '中文名称',
    empty: {
      title: '还没有商品属性',
      text: '属性用来描述商品，如材质、功率、保质期。先新增属性，再在分类中要求填写。',
    },
    help: {
      code: '小写字母、数字、连字符或下划线；用于导入和店铺系统对接。',
      unit: '例如 W、cm 或 kg。',
      options: '可选的内容，按此顺序显示。',
    },
    errors: {
      optionsRequired: '请至少添加一个选项。',
      noOptions: '该类型没有选项。',
      colour: '请填写形如 #aabbcc 的颜色。',
      unknownOption: '不在可选项之内。',
      unknown: '没有使用该编码的属性。',
      typeInUse: '已有商品填写了该属性，类型不能再修改。',
      optionInUse: '被删除的选项仍有商品在使用，请先修改这些商品。',
      inUse: '仍有商品或分类在使用该属性，请先取消使用。',
    },
  },
};
