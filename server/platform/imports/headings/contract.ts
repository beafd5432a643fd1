/**
 * What the columns of files are called in Chinese, and what such a heading means. Names
 * that another system gives its columns are their own; attributes are called as the shop calls them. Pure.
 */
import { LANGUAGES, type Language, type Localized, localize } from '#shared/localization';
import { own } from '#shared/own';

/** Of products and their variants, whose files have columns of attributes too. The first is shown. */
const PRODUCTS: Readonly<Record<string, readonly string[]>> = {
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
};

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
  ...PRODUCTS,
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

/** A name with what tells it from others. */
const WITH: Record<Language, (name: string, more: readonly string[]) => string> = {
  en: (name, more) => `${name} (${more.join(', ')})`,
  zh: (name, more) => `${name}（${more.join('，')}）`,
};
/** In which language a column is, in words. */
const LANGUAGE_NAMES: Record<Language, Record<Language, string>> = {
  en: { en: 'English', zh: 'Chinese' },
  zh: { en: '英文', zh: '中文' },
};
const ATTRIBUTE: Record<Language, string> = { en: 'attribute', zh: '属性' };

/** Names of columns that the shop made itself, without the language of their texts. */
export type ColumnNames = Readonly<Record<string, Localized>>;

const PREFIX = 'attribute:';
const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Says of an attribute that is called like another column of products what it is, and its code where two have one name. */
const kindOf = (key: string, name: string, language: Language, names: ColumnNames): string[] => {
  const isShared = Object.entries(names).some(
    ([other, texts]) => other !== key && isSame(localize(texts, language), name),
  );
  if (isShared) return [`${ATTRIBUTE[language]} ${key.replace(PREFIX, '')}`];
  const isColumn = Object.entries(PRODUCTS).some(([column, [title = column]]) =>
    isSame(language === 'zh' ? title : column, name),
  );
  return isColumn ? [ATTRIBUTE[language]] : [];
};

/** `attribute:author:zh`: a name, and the language of its texts. */
const nameOf = (column: string, language: Language, names: ColumnNames): string => {
  const isWhole = localize(own(names, column), language) !== '';
  const of = isWhole ? undefined : LANGUAGES.find((one) => column.endsWith(`:${one}`));
  const key = of ? column.slice(0, -of.length - 1) : column;
  const name = localize(own(names, key), language);
  if (name === '') return '';
  const more = kindOf(key, name, language, names);
  if (of) more.push(LANGUAGE_NAMES[language][of]);
  return more.length > 0 ? WITH[language](name, more) : name;
};

/** A column as it is called in a language. */
export const columnTitle = (column: string, language: Language, names: ColumnNames = {}): string =>
  nameOf(column, language, names) || (language === 'zh' && chineseHeadings(column)[0]) || column;

/** Which of these columns a heading of a file means; headings of the columns' own names are not among them. */
export const headingsOf = (columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap((column) => chineseHeadings(column).map((heading) => [heading, column])),
  );
