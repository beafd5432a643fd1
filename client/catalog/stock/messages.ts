export const en = {
  resources: {
    stock: {
      name: 'Stock |||| Stock',
      search: 'SKU or place',
      fields: {
        sku: 'SKU',
        productId: 'Product',
        productName: 'Product',
        place: 'Place',
        quantity: 'In stock',
        at: 'Counted',
      },
    },
  },
  stock: {
    out: 'Out of stock',
    filters: { product: 'Product', isOut: 'Out of stock', atLeast: 'At least', atMost: 'At most' },
    section: 'Stock by place',
    sectionHelp: 'As the shop counted it last. The console never changes it.',
    unknown: 'The shop has sent no stock of this product.',
    empty: {
      title: 'No stock yet',
      text: 'The shop sends how many units of each SKU it has at each place.',
    },
    errors: {
      otherQuantity:
        'Another quantity was sent before for the same SKU, place and time. Send a newer count instead.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    stock: {
      name: '库存',
      search: 'SKU 或仓库',
      fields: {
        sku: 'SKU',
        productId: '商品',
        productName: '商品',
        place: '仓库/门店',
        quantity: '库存数量',
        at: '盘点时间',
      },
    },
  },
  stock: {
    out: '缺货',
    filters: { product: '商品', isOut: '缺货', atLeast: '不少于', atMost: '不多于' },
    section: '各仓库存',
    sectionHelp: '以店铺最近一次同步为准，后台不会改动库存。',
    unknown: '店铺尚未同步该商品的库存。',
    empty: { title: '还没有库存', text: '店铺会同步各仓库和门店每个 SKU 的库存数量。' },
    errors: {
      otherQuantity: '同一 SKU、同一地点、同一时间已同步过其他数量，请发送时间更新的库存。',
    },
  },
};
