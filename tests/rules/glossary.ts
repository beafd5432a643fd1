/**
 * The terms of the console in both languages, and words that are not used for them. Every message whose English text is
 * one of these terms has its Chinese term.
 */
export const TERMS: readonly (readonly [string, string])[] = [
  ['Spend & save', '满减'],
  ['Stage', '优惠层级'],
  ['Exclusive', '与所有促销互斥'],
  ['Priority', '优先级'],
  ['Approve', '通过'],
  ['Approved', '已通过'],
  ['Reject', '驳回'],
  ['Rejected', '已驳回'],
  ['Awaiting approval', '待审批'],
  ['Scheduled', '未开始'],
  ['Running', '进行中'],
  ['Draft', '草稿'],
  ['Archive', '归档'],
  ['Subtotal', '商品原价合计'],
  ['Net sales', '商品实付'],
  ['Issues to fix', '待修正问题'],
  ['Discounts when paid', '付款时优惠金额'],
  ['Overlapping promotions', '可叠加的促销'],
  ['Promotion results', '促销命中结果'],
  ['Saved cases', '试算案例'],
  ['Name customers see', '前台展示名称'],
  ['Member levels', '会员等级'],
  ['Member groups', '会员分组'],
  ['Channel', '渠道'],
  ['Channels', '渠道'],
  ['Campaign', '营销活动'],
  ['Promotion', '促销'],
  ['Coupon batches', '优惠券批次'],
  ['Budget', '预算'],
  ['Margin', '毛利率'],
  ['Marketer', '营销运营'],
  ['Analyst', '数据分析师'],
  ['Store manager', '店长'],
];

/** What the terms above replace. Placeholders and keys do not count. */
export const REPLACED = {
  en: [
    /\blanes?\b/i,
    /\brevisions?\b/i,
    /\bshut(s)? out\b/i,
    /\bfull reduction\b/i,
    /\bby itself\b/i,
    /\bat most so\b/i,
    /\bsecond person\b/i,
  ],
  zh: [/通道/, /顾客/, /批准/, /条款/, /待生效/, /待开始/, /回归用例/, /商城/, /小票/, /会员组/],
} as const;
