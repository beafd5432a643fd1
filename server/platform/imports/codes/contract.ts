/** What the codes in cells of files are called in Chinese, and what such a word means. Pure. */
import type { Language } from '#shared/localization';

/** Words for codes that stand in cells. */
const CHINESE_CODES: Readonly<Record<string, string>> = {
  // Reasons of corrections of points.
  goodwill: '售后补偿',
  missing: '漏发补发',
  mistake: '误发扣回',
  misuse: '违规扣减',
  event: '活动奖励',
  other: '其他',
  // States of products.
  draft: '草稿',
  active: '在售',
  archived: '已归档',
  // Tickets.
  consultation: '咨询',
  complaint: '投诉',
  return: '退货退款',
  exchange: '换货',
  repair: '维修',
  dispute: '纠纷',
  care: '客户回访',
  site: '官网',
  app: '手机应用',
  wechat: '微信',
  phone: '电话',
  counter: '门店柜台',
  marketplace: '电商平台',
  social: '社交媒体',
  new: '待受理',
  open: '处理中',
  pendingCustomer: '待客户回复',
  resolved: '已解决',
  closed: '已关闭',
  answered: '已答复',
  refunded: '已退款',
  replaced: '已换货',
  repaired: '已维修',
  compensated: '已补偿',
  unfounded: '诉求不成立',
  withdrawn: '客户撤销',
  noReply: '客户未回复',
  customer: '客户',
  agent: '客服',
};
/** Words that are understood too. */
const FURTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  return: ['退货'],
  care: ['回访'],
  app: ['APP'],
  counter: ['门店'],
  open: ['受理中'],
};

/** The code that a cell says, in the console's own word or in Chinese; null for anything else. */
export const codeOf = <Code extends string>(cell: string, codes: readonly Code[]): Code | null =>
  codes.find(
    (code) =>
      code.toLowerCase() === cell.toLowerCase() ||
      CHINESE_CODES[code] === cell ||
      FURTHER_WORDS[code]?.includes(cell),
  ) ?? null;

export const codeTitle = (code: string, language: Language): string =>
  (language === 'zh' && CHINESE_CODES[code]) || code;
