/** What a return is settled with: the dialog, and the page of the case. */
export const en = {
  settlements: {
    units: '%{name}: %{received} of %{agreed} came in, %{accepted} accepted',
    others: 'Not refunded, because other goods came back than were ordered: %{count}.',
    paysOthers: 'Refund these goods all the same (the reason says why)',
    aboveQuoted: 'The customer was told %{quoted}. %{total} is more: say why.',
    belowQuoted: 'The customer was told %{quoted} before the inspection.',
    reasonIsRead: 'The customer reads this.',
    worth: 'Accepted goods come to',
    accepted: 'Accepted: %{count} × %{line}',
  },
};

export const zh: typeof en = {
  settlements: {
    units: '%{name}：应收 %{agreed} 件，实收 %{received} 件，验收通过 %{accepted} 件',
    others: '有 %{count} 件不是所购商品，不予退款。',
    paysOthers: '仍为这些商品退款（请在原因中说明）',
    aboveQuoted: '此前已告知客户 %{quoted}，现为 %{total}，高于该金额，请说明原因。',
    belowQuoted: '质检前已告知客户 %{quoted}。',
    reasonIsRead: '客户可以看到此内容。',
    worth: '验收通过商品应退',
    accepted: '验收通过：%{line} × %{count}',
  },
};
