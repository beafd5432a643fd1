export const en = {
  resources: { weightSets: { name: 'Weights |||| Weights' } },
  weightSets: {
    errors: {
      otherDimension: 'This dimension is not in use.',
      notWhole: 'The weights of all dimensions must make 100 % together.',
    },
  },
};

export const zh: typeof en = {
  resources: { weightSets: { name: '指标权重' } },
  weightSets: {
    errors: {
      otherDimension: '该指标未启用。',
      notWhole: '所有指标的权重合计须为 100%。',
    },
  },
};
