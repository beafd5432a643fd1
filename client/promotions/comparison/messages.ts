export const en = {
  promotionComparison: {
    title: 'Compare promotions',
    open: 'Compare',
    choose: 'Promotions to compare, up to %{max}',
    none: 'Choose promotions to see their effects side by side.',
    figure: 'Figure',
    period: 'Days',
    export: 'Download as CSV',
    table: 'Effects of the chosen promotions',
    help: 'Each figure as on the page of its promotion. Promotions that overlapped share orders, so columns cannot be added up.',
  },
};

export const zh: typeof en = {
  promotionComparison: {
    title: '促销对比',
    open: '对比',
    choose: '要对比的促销，最多 %{max} 个',
    none: '选择促销，并排查看它们的效果。',
    figure: '指标',
    period: '日期',
    export: '下载 CSV',
    table: '所选促销的效果',
    help: '各项指标与促销页面一致。时间重叠的促销可能共享订单，因此各列不能相加。',
  },
};
