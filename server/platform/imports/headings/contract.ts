/**
 * What the columns of files and the codes in their cells are called in Chinese, and what such a heading or word means. Names
 * that another system gives its columns are their own; attributes are called as the shop calls them. Pure.
 */
import { LANGUAGES, type Language, type Localized, localize } from '#shared/localization';
import { own } from '#shared/own';

/** The first is shown; the others are understood too. */
const CHINESE: Readonly<Record<string, readonly string[]>> = {
  // Corrections of points, and opening balances.
  member: ['会员编号', '会员'],
  points: ['积分'],
  growth: ['成长值'],
  reason: ['原因', '来源'],
  case: ['工单号', '工单'],
  date: ['日期', '发生日期', '余额日期'],
  expires: ['有效期至', '有效期'],
  note: ['备注'],
  // Categories.
  code: ['分类编码', '编码'],
  parent_code: ['上级分类编码', '上级编码'],
  position: ['排序'],
  name_en: ['英文名称'],
  name_zh: ['中文名称', '名称'],
  hidden: ['隐藏'],
  attributes: ['商品属性'],
  // Products and their variants.
  external_id: ['店铺商品号'],
  status: ['状态'],
  description_en: ['英文描述'],
  description_zh: ['中文描述', '描述'],
  brand: ['品牌'],
  country_of_origin: ['产地'],
  category: ['商品分类'],
  categories: ['其他分类'],
  tags: ['标签'],
  images: ['图片'],
  sku: ['SKU 编码', '规格编码'],
  barcode: ['条形码'],
  price: ['价格'],
  original_price: ['划线价'],
  cost: ['成本'],
  min_price: ['最低售价'],
  min_margin_percent: ['最低毛利率（%）', '最低毛利率'],
  weight_grams: ['重量（克）', '重量'],
  // Prices, and prices of competitors.
  currency: ['币种'],
  min_quantity: ['起订量'],
  starts_at: ['开始时间'],
  ends_at: ['结束时间'],
  seller: ['卖家'],
  shipping: ['运费'],
  url: ['链接', '网址'],
  in_stock: ['有货'],
  observed_at: ['采集时间'],
  own: ['自营'],
  // Reviews.
  score: ['评分'],
  comment: ['评论', '评价内容'],
  asked_at: ['邀请时间', '邀评时间'],
  answered_at: ['评价时间'],
  // Tickets of another system, and their messages.
  number: ['工单编号', '工单号'],
  ticket: ['工单编号', '工单号'],
  type: ['工单类型', '类型'],
  channel: ['渠道', '来源渠道'],
  subject: ['主题', '标题'],
  customer: ['客户', '会员编号', '手机号', '邮箱'],
  order: ['订单号', '订单编号'],
  opened: ['创建时间', '提交时间'],
  first_answered: ['首次响应时间', '首次回复时间'],
  resolved: ['解决时间'],
  closed: ['关闭时间'],
  resolution: ['处理结果'],
  agent: ['客服', '处理人'],
  satisfaction: ['满意度', '评分'],
  at: ['发送时间', '时间'],
  from: ['发送方'],
  text: ['消息内容', '内容'],
  author: ['发送人'],
  // Invoices of Online Retail.
  invoiceno: ['发票号'],
  stockcode: ['商品编码'],
  description: ['商品名称'],
  quantity: ['数量'],
  invoicedate: ['开票时间', '开票日期'],
  unitprice: ['单价'],
  customerid: ['客户编号'],
  country: ['国家'],
};

const OPTION = /^option(\d)(?:_name_(en|zh)|_values)?$/;
const ofOption = (column: string): string[] => {
  const [, number, language] = OPTION.exec(column) ?? [];
  if (number === undefined) return [];
  if (language !== undefined) return [`规格项${number}${language === 'zh' ? '中文' : '英文'}名称`];
  return [column.endsWith('_values') ? `规格项${number}可选值` : `规格值${number}`];
};

/** Chinese headings of a column, the one that is shown first; none where it has no other name. */
export const chineseHeadings = (column: string): readonly string[] =>
  CHINESE[column.toLowerCase()] ?? ofOption(column);

/** In which language a column is, in words. */
const IN_LANGUAGE: Record<Language, (name: string, of: Language) => string> = {
  en: (name, of) => `${name} (${of === 'zh' ? 'Chinese' : 'English'})`,
  zh: (name, of) => `${name}（${of === 'zh' ? '中文' : '英文'}）`,
};

/** Names of columns that the shop made itself, without the language of their texts. */
export type ColumnNames = Readonly<Record<string, Localized>>;

/** `attribute:author:zh`: a name, and the language of its texts. */
const nameOf = (column: string, language: Language, names: ColumnNames): string => {
  const whole = localize(own(names, column), language);
  const of = LANGUAGES.find((one) => column.endsWith(`:${one}`));
  if (whole !== '' || of === undefined) return whole;
  const name = localize(own(names, column.slice(0, -of.length - 1)), language);
  return name && IN_LANGUAGE[language](name, of);
};

/** A column as it is called in a language. */
export const columnTitle = (column: string, language: Language, names: ColumnNames = {}): string =>
  nameOf(column, language, names) || (language === 'zh' && chineseHeadings(column)[0]) || column;

/** Which of these columns a heading of a file means; headings of the columns' own names are not among them. */
export const headingsOf = (columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap((column) => chineseHeadings(column).map((heading) => [heading, column])),
  );

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
