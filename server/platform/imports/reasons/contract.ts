/**
 * The texts of reasons for refusing a file or a row, in each language. Over 200 lines, because it is a list of texts.
 */
import { codeTitle } from '#contract/platform/imports/codes';
import { type ColumnNames, columnTitle } from '#contract/platform/imports/headings';
import { argumentIn, type Language } from '#shared/localization';

type Texts = Record<Language, string>;

/** Texts of reasons for refusing a file or a row, shown in the console and written to the file of rejected rows. */
export const IMPORT_REASONS: Record<string, Texts> = {
  missingColumns: { en: 'The file has no column %{columns}', zh: '文件缺少列：%{columns}' },
  unknownColumns: {
    en: 'The file has columns nobody knows: %{columns}',
    zh: '文件含有无法识别的列：%{columns}',
  },
  repeatedColumns: {
    en: 'The file has this column more than once: %{columns}',
    zh: '文件中有重复的列：%{columns}',
  },
  unknownCategory: {
    en: 'There is no category “%{category}”: write its code, its name, or its path such as Home > Kitchen',
    zh: '没有商品分类“%{category}”：请填写分类编码、名称或路径，例如 家居 > 厨房',
  },
  ambiguousCategory: {
    en: 'Several categories are called “%{category}”: %{categories}. Write the code of the one you mean',
    zh: '有多个商品分类叫“%{category}”：%{categories}。请填写其中一个的分类编码',
  },
  noRows: { en: 'The file has no rows below its header', zh: '文件只有表头，没有数据行' },
  empty: { en: 'The file is empty', zh: '文件是空的' },
  tooLarge: { en: 'The file is larger than %{max} MB', zh: '文件超过 %{max} MB' },
  notText: { en: 'The file is not a text file that can be read', zh: '该文件不是可读取的文本文件' },
  workbook: {
    en: 'This workbook cannot be read. Save it as .xlsx or as CSV (UTF-8) and try again',
    zh: '无法读取该工作簿，请另存为 .xlsx 或 CSV（UTF-8）后重试',
  },
  hugeWorkbook: {
    en: 'The workbook is too large. Save the sheet as CSV (UTF-8) and try again',
    zh: '工作簿过大，请将工作表另存为 CSV（UTF-8）后重试',
  },
  unknownSheet: {
    en: 'The workbook has no sheet “%{sheet}”. Its sheets: %{sheets}',
    zh: '工作簿中没有工作表“%{sheet}”，现有工作表：%{sheets}',
  },
  doubtful: {
    en: 'Please check how the file is read: look at its first rows and confirm them, or choose another way',
    zh: '文件的读取方式不确定，请核对前几行并确认，或选择其他方式',
  },
  brokenArchive: { en: 'The compressed file is damaged', zh: '压缩文件已损坏' },
  openQuote: {
    en: 'A quote opened on line %{line} is never closed',
    zh: '第 %{line} 行的引号没有闭合',
  },
  hugeRow: {
    en: 'The row on line %{line} never ends: a quote may be missing',
    zh: '第 %{line} 行过长，可能缺少引号',
  },
  manyCells: {
    en: 'The row on line %{line} has too many cells',
    zh: '第 %{line} 行的单元格过多',
  },
  notTaxonomy: {
    en: 'The file does not look like a Google product taxonomy',
    zh: '该文件不像是 Google 商品分类文件',
  },
  tooManyRows: {
    en: 'The file has more than %{max} rows of this kind',
    zh: '该类文件的行数不能超过 %{max}',
  },
  fileGone: {
    en: 'The uploaded file is no longer there. Upload it again',
    zh: '上传的文件已不存在，请重新上传',
  },
  noTable: {
    en: 'Rows of this kind of file are fixed in the file itself',
    zh: '这类文件的行请在文件中修改',
  },
  notRefused: {
    en: 'Line %{line} was not refused, so there is nothing to fix',
    zh: '第 %{line} 行没有被拒绝，无需修改',
  },
  notReady: {
    en: 'Only a dry run that has finished can be applied',
    zh: '只有已完成的预检才能执行导入',
  },
  underWay: { en: 'This file is being imported already', zh: '该文件正在导入中' },
  applied: {
    en: 'This dry run has been applied already. Upload the file again to import it once more',
    zh: '该预检已执行过导入，如需再次导入，请重新上传文件',
  },
  oneOfCodes: { en: 'Must be one of: %{codes}', zh: '必须是以下之一：%{codes}' },
  repeatedLine: { en: 'Line %{line} is given more than once', zh: '第 %{line} 行重复' },
  tooManyCells: { en: 'The row has more cells than the header', zh: '该行的单元格多于表头' },
  cannotSave: { en: '%{record} cannot be saved', zh: '无法保存 %{record}' },
  sibling: { en: 'Another row of the same record is wrong', zh: '同一记录的其他行有误' },
  notTogether: {
    en: 'Too many products have rows in different places. Sort the file by product and try again',
    zh: '有太多商品的行不相邻，请将文件按商品排序后重试',
  },
  keptOptions: {
    en: 'The product also has variants that do not fit these options: %{variants}. Add their rows, or let the import remove them',
    zh: '商品还有与这些规格项不符的规格：%{variants}。请在文件中补充，或选择删除文件未包含的规格',
  },
  furtherRefused: {
    en: '%{rows} more refused rows are not in this file',
    zh: '另有 %{rows} 行被拒绝，未包含在此文件中',
  },
  recordRows: {
    en: 'One record has more than %{max} rows in the file',
    zh: '文件中同一记录超过 %{max} 行',
  },
  otherValue: {
    en: 'Differs from line %{line}, though the rows of a record have this value in common. Leave the cell empty or repeat the value',
    zh: '与第 %{line} 行不一致，同一记录的各行应共用该值，请留空或填写相同的值',
  },
  usedValues: {
    en: 'Variants of the product still have these values: %{values}',
    zh: '商品仍有规格使用这些取值：%{values}',
  },
  roundedCode: {
    en: 'A spreadsheet rounded this code. Format the column as text and enter the code again',
    zh: '电子表格软件已将该编码转为科学计数法，请将该列设为文本格式后重新填写',
  },
  lostZeros: {
    en: 'A spreadsheet removed the leading zeros. The code is %{code}',
    zh: '电子表格软件去掉了前导零，原编码为 %{code}',
  },
  repeatedCode: { en: 'This code is on an earlier line already', zh: '该编码在前面的行中已出现' },
  integer: { en: 'Must be a whole number', zh: '必须是整数' },
  decimal: { en: 'Must be a number', zh: '必须是数字' },
  amount: {
    en: 'Must be an amount like 12.50, with at most %{decimals} decimals',
    zh: '必须是金额，如 12.50，最多 %{decimals} 位小数',
  },
  largeAmount: { en: 'Is too large: at most %{max}', zh: '金额过大，最大为 %{max}' },
  date: {
    en: 'Must be a date and time like 2010-12-01 08:26:00',
    zh: '必须是日期时间，如 2010-12-01 08:26:00',
  },
  moment: {
    en: 'Must be a day like 2026-03-01, or a date and time like 2026-03-01 08:00',
    zh: '必须是日期，如 2026-03-01，或日期时间，如 2026-03-01 08:00',
  },
  otherTerms: {
    en: 'All prices of a file must begin, end and count from the same quantity as on line %{line}. Use a file for each',
    zh: '同一文件中的价格，起始时间、结束时间和起订数量必须与第 %{line} 行一致，请分文件导入',
  },
  future: { en: 'Lies in the future', zh: '不能晚于当前时间' },
  belowFloor: { en: 'Lies below the floor price', zh: '低于底价' },
  notZero: { en: 'Must not be zero', zh: '不能为零' },
  notBoth: {
    en: 'A returned line must have a negative quantity and a price of zero or more',
    zh: '退货行的数量必须为负，且单价不能为负',
  },
  yesNo: { en: 'Must be yes or no', zh: '必须是 yes 或 no' },
  binding: {
    en: 'Must be code:requirement, like colour:required',
    zh: '格式应为 编码:要求，如 colour:required',
  },
  taxonomyLine: {
    en: 'Must be a line like 123 - Parent > Child',
    zh: '格式应为 123 - 上级 > 下级',
  },
  mixedInvoice: {
    en: 'An invoice with sold lines cannot hold a negative quantity or price',
    zh: '含有销售行的发票不能包含负数量或负单价',
  },
  ticketsNotAllowed: {
    en: 'You may not import tickets. Ask somebody who works on tickets.',
    zh: '您不能导入工单，请由处理工单的人员导入。',
  },
  unknownCustomer: {
    en: 'No member has this number, phone number or e-mail address. Correct it, or leave it empty.',
    zh: '没有使用该会员编号、手机号或邮箱的会员，请更正或留空。',
  },
  severalCustomers: {
    en: 'Several members have this phone number or e-mail address. Write the number of the member.',
    zh: '有多个会员使用该手机号或邮箱，请填写会员编号。',
  },
  otherTicket: {
    en: 'This number was imported before with other values. Undo that import first, or correct the ticket itself.',
    zh: '该工单编号此前已导入，但内容不同。请先撤销那次导入，或直接修改该工单。',
  },
  needsResolved: {
    en: 'Enter when it was resolved, or another status.',
    zh: '请填写解决时间，或更改状态。',
  },
  notResolved: {
    en: 'A ticket that is open has not been resolved. Leave this empty, or enter another status.',
    zh: '未解决的工单不应有该时间，请留空或更改状态。',
  },
  beforeOpened: {
    en: 'Lies before the ticket was opened.',
    zh: '早于工单的创建时间。',
  },
  closedBefore: {
    en: 'Lies before the ticket was resolved.',
    zh: '早于工单的解决时间。',
  },
  unknownTicket: {
    en: 'No ticket with this number was imported. Import the tickets first.',
    zh: '没有导入过该编号的工单，请先导入工单。',
  },
};

/** Texts for keys of other features that occur as reasons. */
const FURTHER_REASONS: Record<string, Texts> = {
  'ra.validation.required': { en: 'Required', zh: '必填' },
  'ra.validation.minLength': { en: 'Must be %{min} characters at least', zh: '至少 %{min} 个字符' },
  'ra.validation.maxLength': { en: 'Must be %{max} characters or less', zh: '最多 %{max} 个字符' },
  'ra.validation.minValue': { en: 'Must be at least %{min}', zh: '不能小于 %{min}' },
  'ra.validation.maxValue': { en: 'Must be %{max} or less', zh: '不能大于 %{max}' },
  'ra.validation.number': { en: 'Must be a number', zh: '必须是数字' },
  'ra.validation.oneOf': { en: 'Must be one of: %{options}', zh: '必须是以下之一：%{options}' },
  'errors.wrongType': { en: 'Has the wrong form', zh: '格式不正确' },
  'errors.wrongFormat': { en: 'Has the wrong form', zh: '格式不正确' },
  'errors.code': {
    en: 'Only lower-case letters, digits, hyphen and underscore',
    zh: '只能使用小写字母、数字、连字符和下划线',
  },
  'errors.earliest': { en: 'At the earliest %{day}', zh: '最早为 %{day}' },
  'errors.latest': { en: 'At the latest %{day}', zh: '最晚为 %{day}' },
  'errors.day': { en: 'Must be a day like 2026-03-01', zh: '必须是日期，如 2026-03-01' },
  'errors.maxItems': { en: 'Must have at most %{max} entries', zh: '最多 %{max} 项' },
  'errors.minItems': { en: 'Must have at least %{min} entries', zh: '至少 %{min} 项' },
  'errors.taken': { en: 'Is taken already', zh: '已被使用' },
  'errors.controlCharacters': {
    en: 'Holds characters that cannot be stored',
    zh: '含有无法保存的字符',
  },
  'categories.errors.unknownCategory': {
    en: 'There is no such category: write its code, such as kitchen',
    zh: '没有该商品分类：请填写分类编码，例如 kitchen',
  },
  'categories.errors.unknownParent': {
    en: 'There is no such parent category',
    zh: '没有该上级分类',
  },
  'categories.errors.unknownAttribute': { en: 'There is no such attribute', zh: '没有该商品属性' },
  'categories.errors.cycle': {
    en: 'The category would lie under itself',
    zh: '分类不能位于自身之下',
  },
  'categories.errors.loosened': {
    en: 'A child category may only tighten what it inherits',
    zh: '下级分类只能收紧继承的要求',
  },
  'attributes.errors.unknown': { en: 'There is no such attribute', zh: '没有该商品属性' },
  'attributes.errors.unknownOption': {
    en: 'The attribute has no such choice',
    zh: '该属性没有此选项',
  },
  'prices.errors.unknownSku': { en: 'There is no such SKU', zh: '没有该 SKU' },
  'prices.errors.ambiguousSku': {
    en: 'Several variants have this SKU: %{products}',
    zh: '多个规格使用该 SKU：%{products}',
  },
  'prices.errors.twice': {
    en: 'This SKU is on line %{line} already',
    zh: '该 SKU 已出现在第 %{line} 行',
  },
  'prices.errors.otherCurrency': {
    en: 'Is in %{currency}, another currency than the store’s',
    zh: '币种为 %{currency}，与店铺币种不一致',
  },
  'prices.errors.noAmount': { en: 'The price is missing', zh: '缺少价格' },
  'prices.errors.negative': { en: 'A price cannot be negative', zh: '价格不能为负数' },
  'prices.errors.notANumber': { en: 'Is not an amount', zh: '不是有效的金额' },
  'prices.errors.ambiguous': {
    en: 'Can be read in two ways. Write it as %{form}',
    zh: '写法有歧义，请写成 %{form}',
  },
  'prices.errors.tooFine': {
    en: 'The store’s currency has %{decimals} decimals',
    zh: '店铺币种只有 %{decimals} 位小数',
  },
  'prices.errors.absurd': { en: 'Is too large for a price', zh: '金额过大' },
  'prices.errors.belowFloor': {
    en: 'Lies below the floor price of %{floor}',
    zh: '低于底价 %{floor}',
  },
  'prices.errors.zero': { en: 'A price must be more than nothing', zh: '价格必须大于零' },
  'prices.errors.endsInPast': { en: 'Lies in the past', zh: '已经过去' },
  'prices.errors.endsBeforeStart': { en: 'Must lie after the start', zh: '必须晚于开始时间' },
  'competitors.errors.currency': {
    en: 'Is another currency than the store’s',
    zh: '与店铺币种不一致',
  },
  'competitors.errors.future': { en: 'Lies in the future', zh: '时间在未来' },
  'competitors.errors.otherPrice': {
    en: 'Another price was noted for this offer at this instant',
    zh: '该报价在这一时刻已有另一个价格',
  },
  'competitors.errors.url': {
    en: 'Must be an address like https://…',
    zh: '必须是 https://… 形式的地址',
  },
  'products.errors.optionValues': { en: 'The values do not fit the options', zh: '取值与规格不符' },
  'products.errors.sameOptions': {
    en: 'Another variant has the same options',
    zh: '另一规格的取值相同',
  },
  'products.errors.skuTaken': {
    en: '“%{other}” has the SKU %{sku} already, so “%{product}” cannot have it',
    zh: '“%{other}”已使用 SKU %{sku}，“%{product}”不能再使用',
  },
  'products.errors.skuTwice': {
    en: 'Another variant of this product has this SKU',
    zh: '该商品的另一规格已使用此 SKU',
  },
  'products.errors.skuCase': {
    en: 'Another variant of this product has an SKU that differs only in upper and lower case',
    zh: '该商品的另一规格已有一个 SKU，与此仅大小写不同',
  },
  'products.errors.imageUrl': {
    en: 'Must be an address like https://…',
    zh: '必须是 https://… 形式的地址',
  },
  'pointAdjustments.errors.nothing': {
    en: 'Enter how many to add or deduct, from 1 on.',
    zh: '请填写增加或扣减的数量，至少为 1。',
  },
  'pointAdjustments.errors.future': {
    en: 'Choose today or an earlier day.',
    zh: '请选择今天或更早的日期。',
  },
  'pointAdjustments.errors.lastDayOfTaken': {
    en: 'Only points that are added have a last valid day. Leave it empty.',
    zh: '只有增加的积分才有有效期，请留空。',
  },
  'pointAdjustments.errors.lastDayPast': {
    en: 'Choose today or a later day.',
    zh: '请选择今天或之后的日期。',
  },
  'pointAdjustments.errors.lapsed': {
    en: 'By the programme, points of this day have lapsed already. Choose a later day, or enter a last valid day.',
    zh: '按会员计划，该日期的积分现已过期。请选择更晚的日期，或填写有效期。',
  },
  'pointAdjustments.errors.goodwillGrowth': {
    en: 'Goodwill gives points only. Choose another reason for growth.',
    zh: '售后补偿只能发放积分，调整成长值请选择其他原因。',
  },
  'pointAdjustments.errors.goodwillTaken': {
    en: 'Goodwill only adds points. Choose another reason to deduct.',
    zh: '售后补偿只能增加积分，扣减请选择其他原因。',
  },
  'pointAdjustments.errors.goodwillCase': {
    en: 'Enter the ticket or order that this is for.',
    zh: '请填写对应的工单或订单号。',
  },
  'pointAdjustments.errors.otherNote': {
    en: 'Write in the note what this is for.',
    zh: '请在备注中说明原因。',
  },
  'pointAdjustments.errors.unknownMember': { en: 'There is no such member.', zh: '该会员不存在。' },
  'pointAdjustments.errors.unknownReason': {
    en: 'Write one of these reasons: %{reasons}.',
    zh: '请填写以下原因之一：%{reasons}。',
  },
  'pointAdjustments.errors.openingTaken': {
    en: 'An opening balance is not below zero.',
    zh: '期初余额不能小于零。',
  },
  'pointAdjustments.errors.openingTwice': {
    en: 'Line %{line} has an opening balance of this member already.',
    zh: '第 %{line} 行已有该会员的期初余额。',
  },
  'pointAdjustments.errors.openedBefore': {
    en: 'This member has an opening balance already, by adjustment %{id}. Correct it by a file of corrections.',
    zh: '该会员已有期初余额（人工调整 %{id}），请用批量调整更正。',
  },
  'pointAdjustments.errors.sameFile': {
    en: 'These rows were saved on %{day} as adjustment %{id}. If they are meant once more, say so in the note or give another day.',
    zh: '这些行已于 %{day} 保存为人工调整 %{id}。如需再次调整，请修改备注或日期。',
  },
  'pointAdjustments.errors.notAllowed': {
    en: 'You may not adjust points by a file.',
    zh: '您不能通过文件调整积分。',
  },
  'pointAdjustments.errors.tooFewPoints': {
    en: 'Only %{had} points can be deducted, and you want %{needed}. Points that are held for orders stay.',
    zh: '最多可扣减 %{had} 积分，您填写了 %{needed}。订单占用的积分不能扣减。',
  },
  'pointAdjustments.errors.tooFewGrowth': {
    en: 'The member has %{had} growth, and you want to deduct %{needed}. Deduct less.',
    zh: '该会员的成长值为 %{had}，您要扣减 %{needed}，请减少扣减数量。',
  },
  'members.errors.erased': {
    en: 'This member was erased. Leave the customer empty.',
    zh: '该会员的资料已删除，请将客户留空。',
  },
  'tickets.errors.orderOfOther': {
    en: 'This order is of another customer.',
    zh: '该订单属于其他客户。',
  },
  'pointAdjustments.errors.rowsRefused': {
    en: 'Nothing was saved, because %{rows} of the rows are wrong',
    zh: '有 %{rows} 行错误，未保存任何内容',
  },
};

const WIRE = '@@react-admin@@';

/** The text of a reason, from its translation key with arguments. */
const LISTED: Texts = { en: ', ', zh: '、' };

/** Lists of columns or of codes, as the person knows them. */
const ownWords = (
  name: string,
  value: unknown,
  language: Language,
  columns: ColumnNames | undefined,
): string => {
  const text = String(argumentIn(value, language) ?? '');
  if (name === 'columns')
    return text
      .split(', ')
      .map((column) => columnTitle(column, language, columns))
      .join(LISTED[language]);
  if (name === 'reasons' || name === 'codes')
    return text
      .split(', ')
      .map((code) => codeTitle(code, language))
      .join(LISTED[language]);
  return text;
};

/** `columns`: names of those that the shop made itself. */
export const reasonText = (message: string, language: Language, columns?: ColumnNames): string => {
  const wired = message.startsWith(WIRE)
    ? (JSON.parse(message.slice(WIRE.length)) as { message: string; args: Record<string, unknown> })
    : null;
  const key = wired?.message ?? message;
  const texts = key.startsWith('imports.errors.')
    ? IMPORT_REASONS[key.slice('imports.errors.'.length)]
    : FURTHER_REASONS[key];
  return (texts?.[language] ?? key).replace(/%\{(\w+)\}/g, (_, name: string) =>
    ownWords(name, wired?.args[name], language, columns),
  );
};
