export const en = {
  resources: { fulfilment: { name: 'Fulfilment' } },
  fulfilment: {
    title: 'Fulfilment',
    menu: 'Fulfilment',
    durations: 'From payment to delivery',
    step: 'Step',
    median: 'Median',
    p90: 'Nine of ten within',
    parcels: 'Parcels',
    steps: { paidToShipped: 'Paid to shipped', shippedToDelivered: 'Shipped to delivered' },
    formulas: {
      paidToShipped:
        'Parcels shipped in the period: from the payment of the order to the departure. Median (P50) and 90th percentile (P90) lie between two neighbouring parcels where no single one marks them.',
      shippedToDelivered:
        'Parcels delivered in the period: from the departure to the delivery. Median (P50) and 90th percentile (P90) are interpolated in the same way.',
      onTime:
        'Of the parcels that were promised for a time in the period, until now, those that were delivered by then.',
      outOfStock:
        'Business days of the period that ended with no unit of a SKU at any place, of all days and SKUs of which the stock is known.',
    },
    unknown: '%{parcels} of them unknown',
    onTime: 'Delivered as promised',
    promised: 'Promised',
    late: 'Late',
    notKnown: 'not known',
    stock: 'Out of stock',
    outOfStock: '%{out} of %{known} days without stock',
    skus: 'Most days without stock',
    head: { sku: 'SKU', out: 'Days without stock', known: 'Days known' },
    since: 'Known since',
    readAt: 'Read',
    daysAndHours: '%{days} d %{hours} h',
    hoursAndMinutes: '%{hours} h %{minutes} min',
  },
};

export const zh: typeof en = {
  resources: { fulfilment: { name: '履约分析' } },
  fulfilment: {
    title: '履约分析',
    menu: '履约分析',
    durations: '从付款到签收',
    step: '环节',
    median: '中位数',
    p90: '九成不超过',
    parcels: '包裹数',
    steps: { paidToShipped: '付款到发货', shippedToDelivered: '发货到签收' },
    formulas: {
      paidToShipped:
        '期间内发货的包裹：从订单付款到发货的时长。中位数（P50）和 90 分位（P90）落在两个包裹之间时，按线性插值计算。',
      shippedToDelivered:
        '期间内签收的包裹：从发货到签收的时长。中位数（P50）和 90 分位（P90）同样按线性插值计算。',
      onTime: '承诺送达时间在期间内（截至目前）的包裹中，按时签收的占比。',
      outOfStock: '期间内各 SKU 日终时所有仓库和门店均无库存的天数，占库存已知的天数之比。',
    },
    unknown: '其中 %{parcels} 个未知',
    onTime: '按承诺送达率',
    promised: '承诺送达',
    late: '超时',
    notKnown: '未知',
    stock: '缺货',
    outOfStock: '缺货 %{out} 天，库存已知 %{known} 天',
    skus: '缺货天数最多的 SKU',
    head: { sku: 'SKU', out: '缺货天数', known: '已知天数' },
    since: '数据始于',
    readAt: '读取时间',
    daysAndHours: '%{days} 天 %{hours} 小时',
    hoursAndMinutes: '%{hours} 小时 %{minutes} 分钟',
  },
};
