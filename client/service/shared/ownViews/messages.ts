export const en = {
  resources: {
    ticketViews: {
      name: 'Ticket view |||| Ticket views',
      fields: {
        name: 'Name',
        filter: 'Filters',
        sort: 'Order',
        position: 'Place',
        ids: 'Views',
      },
    },
  },
  ticketViews: {
    help: 'Only you see it, on every device. What was typed into the search is not saved.',
    earlier: 'Move to the left',
    later: 'Move to the right',
    errors: {
      search: 'A search is not saved in a view. Save filters alone.',
      tooMany: 'You have twenty views. Delete one first.',
      others: 'Your views have changed meanwhile. Load the page again.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    ticketViews: {
      name: '工单视图',
      fields: { name: '名称', filter: '筛选条件', sort: '排序', position: '位置', ids: '视图' },
    },
  },
  ticketViews: {
    help: '仅自己可见，换设备登录也能使用。搜索框中的内容不会保存。',
    earlier: '左移',
    later: '右移',
    errors: {
      search: '视图不保存搜索内容，请只保存筛选条件。',
      tooMany: '最多保存 20 个视图，请先删除一个。',
      others: '视图已有变更，请刷新页面。',
    },
  },
};
