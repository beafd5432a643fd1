export const en = {
  obstacles: {
    several: 'Several things are still open. End each of them first.',
    title: 'Still open:',
  },
  cases: {
    errors: { rootCauseMissing: 'Name the root cause.' },
  },
};

export const zh: typeof en = {
  obstacles: {
    several: '还有多项未完成，请逐项处理。',
    title: '未完成：',
  },
  cases: {
    errors: { rootCauseMissing: '请选择根本原因。' },
  },
};
