/** Words of a saved batch and of the list of them. */
export const en = {
  priceBatches: {
    items: '%{smart_count} price |||| %{smart_count} prices',
    now: 'on submission',
    all: 'Every variant',
    typed:
      'The variant whose price was entered |||| The %{smart_count} variants whose prices were entered',
    given: 'prices entered manually',
    sections: { facts: 'Terms', rows: 'Prices', conflicts: 'Conflicts' },
    conflictsHelp: 'Contact them, or edit the batch and choose how to handle conflicts.',
    conflictsMore: 'and %{smart_count} more',
    conflictPrice: 'Their price',
    conflictBatch: 'Their batch',
    singlePrice: 'single price',
    withheld:
      'The rows of this batch would tell what goods cost, which your role does not see. Prices that have been applied are in the price list and on each product.',
    revertBatch: 'This batch was reverted: see the batch that did it',
    revertsBatch: 'This batch reverts another: see the batch it reverts',
    empty: {
      title: 'No price batches yet',
      text: 'Change the prices of a category, a brand or a pasted list of SKUs: preview every new price, then schedule it.',
    },
  },
};

export const zh: typeof en = {
  priceBatches: {
    items: '共 %{smart_count} 条价格',
    now: '提交后立即',
    all: '所有规格',
    typed: '录入了价格的 %{smart_count} 个规格',
    given: '手工填写的价格',
    sections: { facts: '调价规则', rows: '价格明细', conflicts: '冲突的安排' },
    conflictsHelp: '请与对方沟通，或编辑调价单并选择处理方式。',
    conflictsMore: '另有 %{smart_count} 个',
    conflictPrice: '对方价格',
    conflictBatch: '对方调价单',
    singlePrice: '单个价格',
    withheld: '本单明细会透露商品成本，您的角色无权查看。已写入的价格可在价格表和商品页查看。',
    revertBatch: '该调价单已撤销，查看撤销它的调价单',
    revertsBatch: '该调价单用于撤销，查看被它撤销的调价单',
    empty: {
      title: '还没有调价单',
      text: '在调价工作台按分类、品牌或粘贴的 SKU 调价：先查看每个新价格，再安排生效时间。',
    },
  },
};
