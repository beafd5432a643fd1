export const en = {
  wordRedactions: {
    verb: 'Remove words',
    verbs: 'More about these words',
    title: 'Remove these words for good?',
    text: 'They disappear from this page, the history, the activity log and exports. Who removed them and why stays.',
    done: 'Removed for good.',
    errors: {
      nothing: 'There is nothing to remove here. Load the page again.',
    },
  },
};

export const zh: typeof en = {
  wordRedactions: {
    verb: '永久删除文字',
    verbs: '更多操作：此段文字',
    title: '永久删除此段文字？',
    text: '文字将从本页、历史记录、操作日志和导出中删除，仅保留删除人和原因。',
    done: '已永久删除。',
    errors: {
      nothing: '此处没有可删除的文字，请刷新页面。',
    },
  },
};
