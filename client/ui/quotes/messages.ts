/** A basket's answer: its lines, what each promotion took off them, and the sums. */
export const en = {
  quotes: {
    item: 'Item',
    quantity: 'Units',
    unitPrice: 'Unit price',
    amount: 'Goods',
    discount: 'Discount',
    paid: 'To pay',
    shippingLine: 'Delivery: %{method}',
    gift: 'Free gift',
    goods: 'Goods',
    goodsDiscount: 'Discounts on goods',
    shipping: 'Delivery',
    shippingDiscount: 'Discounts on delivery',
    total: 'To pay',
    reducedFrom: 'reduced from %{amount}',
    atFloor: 'at its floor of %{amount}',
    lines: 'Lines and what was taken off each',
    noVerdicts: 'No promotion was looked at for this basket.',
  },
};

export const zh: typeof en = {
  quotes: {
    item: '商品',
    quantity: '件数',
    unitPrice: '单价',
    amount: '商品金额',
    discount: '优惠',
    paid: '应付',
    shippingLine: '配送：%{method}',
    gift: '赠品',
    goods: '商品金额',
    goodsDiscount: '商品优惠',
    shipping: '运费',
    shippingDiscount: '运费优惠',
    total: '应付合计',
    reducedFrom: '原价 %{amount}',
    atFloor: '已到底价 %{amount}',
    lines: '商品明细与优惠分摊',
    noVerdicts: '此购物车没有可判断的促销。',
  },
};
