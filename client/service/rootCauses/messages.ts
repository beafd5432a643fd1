export const en = {
  resources: {
    rootCauses: {
      name: 'Root cause |||| Root causes',
      search: 'Code or name',
      fields: {
        code: 'Code',
        names: 'Name',
        parentId: 'Part of',
        isInternal: 'Lies with us',
        isArchived: 'Archived',
        archivedAt: 'Archived on',
      },
    },
  },
  rootCauses: {
    help: 'Complaints name a root cause before they are closed. Archive a cause that is no longer used.',
    codeHelp: 'Lower-case letters, digits, hyphens and underscores.',
    proposeAction: 'Propose a corrective action',
    internalHelp: 'Then a manager decides who answers for it.',
    empty: {
      title: 'No root causes yet',
      text: 'Add the first one, such as packaging, goods, delivery or service.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    rootCauses: {
      name: '根本原因',
      search: '编码或名称',
      fields: {
        code: '编码',
        names: '名称',
        parentId: '上级原因',
        isInternal: '我方原因',
        isArchived: '已归档',
        archivedAt: '归档时间',
      },
    },
  },
  rootCauses: {
    help: '投诉办结前须填写根本原因。不再使用的原因请归档。',
    codeHelp: '小写字母、数字、连字符和下划线。',
    proposeAction: '提出整改措施',
    internalHelp: '开启后，须由店长认定责任。',
    empty: {
      title: '还没有根本原因',
      text: '请先添加，例如包装、商品、物流或服务。',
    },
  },
};
