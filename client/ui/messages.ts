export const en = {
  ui: {
    copy: 'Copy',
    copied: 'Copied',
    reason: 'Reason',
    moreActions: 'More actions',
    endTime: 'Until (empty: end of the day)',
    usage: { of: '%{used} of %{limit}', unlimited: '%{used}, no limit' },
    list: {
      select: 'Select %{name}',
      export: 'Export CSV',
      exportClear: {
        verb: 'Export unmasked',
        text: 'Personal data and codes are in the file in the clear. Your reason is recorded in the activity log.',
      },
      nothing: 'No matches. Remove a filter to see more.',
    },
    load: {
      failed: 'This could not be loaded.',
      unreachable: 'The server is not responding.',
      again: 'Try again',
    },
    views: {
      title: 'Saved views',
      all: 'All',
      save: 'Save this view',
      name: 'View name',
      where: 'Filters and sort order are saved in this browser.',
      remove: 'Remove the view %{name}',
    },
    density: { compact: 'Compact rows', comfortable: 'Comfortable rows' },
    form: {
      unsaved: 'Unsaved: %{fields}',
      saved: 'No unsaved changes',
      discard: 'Discard changes',
    },
    history: {
      title: 'History',
      empty: 'No changes yet.',
      more: 'Show %{smart_count} earlier',
    },
    conflict: {
      title: 'Someone else saved this first',
      disputed:
        'You both changed the fields below. Choose what to keep; everything else you typed stays.',
      undisputed:
        'They changed the fields below, which you did not change. Both their changes and yours are kept.',
      was: 'Was:',
      mine: 'Yours:',
      theirs: 'Theirs:',
      allMine: 'Keep all of mine',
      allTheirs: 'Take all of theirs',
      goOn: 'Keep editing',
      save: 'Save this',
    },
  },
};

export const zh: typeof en = {
  ui: {
    copy: '复制',
    copied: '已复制',
    reason: '原因',
    moreActions: '更多操作',
    endTime: '结束时间（留空为当天结束）',
    usage: { of: '%{used} / %{limit}', unlimited: '%{used}，无上限' },
    list: {
      select: '选择%{name}',
      export: '导出 CSV',
      exportClear: {
        verb: '导出完整信息',
        text: '文件将包含完整的个人信息和券码。填写的原因会记入操作日志。',
      },
      nothing: '没有符合条件的记录，请减少筛选条件。',
    },
    load: { failed: '加载失败。', unreachable: '服务器没有响应。', again: '重试' },
    views: {
      title: '已保存的视图',
      all: '全部',
      save: '保存为视图',
      name: '视图名称',
      where: '筛选条件和排序保存在此浏览器中。',
      remove: '删除视图“%{name}”',
    },
    density: { compact: '紧凑行距', comfortable: '宽松行距' },
    form: { unsaved: '未保存：%{fields}', saved: '没有需要保存的修改', discard: '放弃修改' },
    history: {
      title: '修改记录',
      empty: '还没有任何修改。',
      more: '显示更早的 %{smart_count} 条',
    },
    conflict: {
      title: '有人在您之前保存了这条记录',
      disputed: '以下字段双方都做了修改，请选择保留哪一个；您填写的其他内容不受影响。',
      undisputed: '对方修改了以下字段，您没有改动。您填写的内容与对方的修改都会保留。',
      was: '原值：',
      mine: '您的：',
      theirs: '对方的：',
      allMine: '全部保留我的',
      allTheirs: '全部采用对方的',
      goOn: '继续编辑',
      save: '按此保存',
    },
  },
};
