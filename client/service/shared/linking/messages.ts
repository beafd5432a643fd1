export const en = {
  resources: {
    tickets: { fields: { otherNumber: 'Other ticket', otherId: 'Other ticket', kind: 'Link' } },
  },
  tickets: {
    relations: {
      duplicateOf: 'duplicate of',
      duplicatedBy: 'has the duplicate',
      causedBy: 'caused by',
      causes: 'cause of',
      childOf: 'part of',
      parentOf: 'has the part',
    },
    verbs: { link: 'Link' },
    titles: { link: 'Link another ticket' },
    done: { link: 'Linked', unlink: 'Link removed' },
  },
  linking: {
    add: 'Link',
    none: 'No other ticket is linked to this one.',
    kind: 'This ticket is',
    kinds: {
      related: 'Related to it',
      duplicate: 'A duplicate of it',
      causedBy: 'Caused by it',
      child: 'A part of it',
    },
    otherNumber: 'Number of the other ticket',
    remove: 'Remove the link to %{number}',
    similar: 'Perhaps the same request',
    sameOrder: 'Same order',
    mergeInto: 'Merge into %{number}',
    markDuplicate: 'Mark as duplicate',
    errors: {
      unknown: 'There is no ticket of this number. Check it, such as TK20260928-0007.',
      itself: 'Choose another ticket: this is the one that is linked.',
      linked: 'These tickets are linked already. Remove that link first.',
      loop: 'That ticket is a part of this one already.',
      followUp: 'One ticket goes on with the other: this link stays.',
    },
  },
  activities: { verbs: { link: 'linked', unlink: 'removed a link of' } },
};

export const zh: typeof en = {
  resources: {
    tickets: { fields: { otherNumber: '关联工单', otherId: '关联工单', kind: '关联类型' } },
  },
  tickets: {
    relations: {
      duplicateOf: '重复于',
      duplicatedBy: '重复工单',
      causedBy: '起因于',
      causes: '引发',
      childOf: '从属于',
      parentOf: '子工单',
    },
    verbs: { link: '关联' },
    titles: { link: '关联其他工单' },
    done: { link: '已关联', unlink: '已取消关联' },
  },
  linking: {
    add: '关联工单',
    none: '暂无关联工单。',
    kind: '与对方的关系',
    kinds: {
      related: '相关',
      duplicate: '与对方重复',
      causedBy: '由对方引起',
      child: '是对方的子工单',
    },
    otherNumber: '对方工单号',
    remove: '取消与 %{number} 的关联',
    similar: '可能是同一诉求',
    sameOrder: '同一订单',
    mergeInto: '合并到 %{number}',
    markDuplicate: '标为重复',
    errors: {
      unknown: '没有这个工单号，请检查后重试，例如 TK20260928-0007。',
      itself: '不能关联工单自身，请选择其他工单。',
      linked: '两个工单已关联，请先取消原有关联。',
      loop: '对方已经是此工单的子工单。',
      followUp: '两个工单前后接续，不能取消关联。',
    },
  },
  activities: { verbs: { link: '关联了', unlink: '取消了关联：' } },
};
