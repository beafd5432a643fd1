/** Words of what has changed since the prices of a batch were computed. */
export const en = {
  resources: { priceBatches: { fields: { computedAt: 'Prices computed' } } },
  priceBatches: {
    moved: {
      title: 'Changed since the preview',
      since:
        '%{smart_count} of the new prices was computed from figures that have changed since %{since}. |||| %{smart_count} of the new prices were computed from figures that have changed since %{since}.',
      sinceThen:
        '%{smart_count} of the new prices was computed from figures that have changed since. |||| %{smart_count} of the new prices were computed from figures that have changed since.',
      kinds: 'Earlier prices: %{prices}, costs: %{costs}, floors: %{floors}.',
      advice: 'To compute the new prices again, edit the batch and save it.',
      refused:
        'It cannot be approved as it is, because prices have changed. Reject it, so that its author can compute the new prices again.',
      price: 'Earlier price',
      cost: 'Cost',
      floor: 'Floor',
      otherEnd: 'another end',
      more: 'and %{smart_count} more',
    },
  },
};

export const zh: typeof en = {
  resources: { priceBatches: { fields: { computedAt: '计算时间' } } },
  priceBatches: {
    moved: {
      title: '预览之后的变化',
      since: '自 %{since} 计算以来，有 %{smart_count} 个新价格所依据的数据已变化。',
      sinceThen: '计算之后，有 %{smart_count} 个新价格所依据的数据已变化。',
      kinds: '调价前价格变化 %{prices} 个，成本变化 %{costs} 个，底价变化 %{floors} 个。',
      advice: '如需重新计算，请编辑调价单后保存。',
      refused: '价格已变化，无法按现状通过。请驳回，由制单人重新计算新价格。',
      price: '调价前价格',
      cost: '成本',
      floor: '底价',
      otherEnd: '结束时间不同',
      more: '另有 %{smart_count} 个',
    },
  },
};
