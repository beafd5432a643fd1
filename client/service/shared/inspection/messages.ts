export const en = {
  inspection: {
    errors: {
      moreThanFree:
        'Only %{max} are free: the others were not sent, came back, were refunded, or are in another open case.',
      moreThanAgreed: 'At most %{max} more were agreed to.',
      otherThanReceived:
        'Say what was found of the unit that came in. |||| Say what was found of each of the %{smart_count} units that came in.',
      lineLeftOut: 'Say of every line that came in what was found.',
      replacedMissing: 'Say which of the units that came in are replacements.',
      replacedAbove: 'At most %{max} of these units are replacements.',
      replacedBelow: 'At least %{min} of these units are replacements.',
    },
  },
};

export const zh = {
  inspection: {
    errors: {
      moreThanFree: '最多 %{max} 件：其余未发货、已退回、已退款，或正在其他售后单中处理。',
      moreThanAgreed: '最多还可收 %{max} 件。',
      otherThanReceived: '请为收到的 %{smart_count} 件逐件填写质检结果。',
      lineLeftOut: '请为每一行已收货的商品填写质检结果。',
      replacedMissing: '请填写收到的商品中哪些是换货商品。',
      replacedAbove: '其中换货商品最多 %{max} 件。',
      replacedBelow: '其中换货商品至少 %{min} 件。',
    },
  },
};
