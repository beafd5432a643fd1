export const en = {
  settings: {
    title: 'Store settings',
    readOnly: 'Only the owner of the store changes these.',
    store: 'Store',
    time: 'Time',
    timeHelp: 'Days, weeks and every figure follow this. A change recomputes the figures.',
    fiscal: 'Tax and fiscal year',
    currencyHelp: 'Cannot change once the store has orders.',
    saved: 'Settings saved',
    percent: '%',
    errors: {
      currency: 'Not a currency code',
      currencyInUse: 'The currency cannot change: the store already has orders in it.',
      timeZone: 'Not a time zone',
    },
  },
  resources: {
    settings: {
      name: 'Store settings |||| Store settings',
      fields: {
        storeName: 'Store name',
        currency: 'Currency',
        timeZone: 'Time zone',
        weekStart: 'Week starts on',
        language: 'Language of the console',
        pricesIncludeTax: 'Prices include tax',
        taxRateBps: 'Tax rate',
        fiscalYearStartMonth: 'Fiscal year starts in',
      },
    },
  },
  values: {
    weekStart: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
    fiscalYearStartMonth: { 1: 'January', 2: 'February', 3: 'March', 4: 'April', 5: 'May', 6: 'June', 7: 'July', 8: 'August', 9: 'September', 10: 'October', 11: 'November', 12: 'December' },
    language: { en: 'English', zh: 'Chinese' },
  },
};

export const zh: typeof en = {
  settings: {
    title: '店铺设置',
    readOnly: '只有店主可以修改这些设置。',
    store: '店铺',
    time: '时间',
    timeHelp: '日、周和所有数据都以此为准，修改后会重新计算数据。',
    fiscal: '税费与财年',
    currencyHelp: '店铺有订单后不能修改。',
    saved: '设置已保存',
    percent: '%',
    errors: {
      currency: '不是有效的货币代码',
      currencyInUse: '不能修改货币：店铺已有以此货币结算的订单。',
      timeZone: '不是有效的时区',
    },
  },
  resources: {
    settings: {
      name: '店铺设置',
      fields: {
        storeName: '店铺名称',
        currency: '货币',
        timeZone: '时区',
        weekStart: '每周第一天',
        language: '后台语言',
        pricesIncludeTax: '价格含税',
        taxRateBps: '税率',
        fiscalYearStartMonth: '财年起始月份',
      },
    },
  },
  values: {
    weekStart: { 1: '星期一', 2: '星期二', 3: '星期三', 4: '星期四', 5: '星期五', 6: '星期六', 7: '星期日' },
    fiscalYearStartMonth: { 1: '1月', 2: '2月', 3: '3月', 4: '4月', 5: '5月', 6: '6月', 7: '7月', 8: '8月', 9: '9月', 10: '10月', 11: '11月', 12: '12月' },
    language: { en: '英文', zh: '中文' },
  },
};
