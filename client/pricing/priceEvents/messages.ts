export const en = {
  resources: {
    priceEvents: {
      name: 'Price change |||| Price log',
      fields: {
        effectiveAt: 'From',
        shownUntil: 'Until',
        recordedAt: 'Recorded',
        name: 'Product',
        sku: 'SKU',
        variantId: 'Variant',
        amount: 'Shown price',
        originalAmount: 'Reduced from',
        cause: 'Cause',
        batchId: 'Price batch',
        actorName: 'Who',
      },
    },
  },
  priceEvents: {
    from: 'From day',
    until: 'Until day',
    planned: 'planned',
    batch: 'Batch %{id}',
    empty: {
      title: 'No price has changed yet',
      text: 'Every price customers could see is kept here permanently: since when, how much, and who changed it. Prices are seen while their product is active.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    priceEvents: {
      name: '价格日志',
      fields: {
        effectiveAt: '生效时间',
        shownUntil: '展示至',
        recordedAt: '记录时间',
        name: '商品',
        sku: 'SKU',
        variantId: '规格',
        amount: '展示价',
        originalAmount: '优惠前价格',
        cause: '来源',
        batchId: '调价单',
        actorName: '操作人',
      },
    },
  },
  priceEvents: {
    from: '起始日期',
    until: '截止日期',
    planned: '未开始',
    batch: '调价单 %{id}',
    empty: {
      title: '价格还没有变化',
      text: '客户能看到的每个价格都会永久保留在此：何时起、多少钱、由谁修改。商品在售时，价格才对外展示。',
    },
  },
};
