import { countNames } from './countNames.ts';

const ENGLISH_RECORDS = {
  categories: 'Categories',
  products: 'Products',
  prices: 'Prices',
  competitorPrices: 'Competitor prices',
  members: 'Members',
  orders: 'Orders',
  returns: 'Returns',
  adjustments: 'Adjustments',
  pointAdjustments: 'Adjusted members',
  reviews: 'Reviews',
  tickets: 'Tickets',
  ticketMessages: 'Messages of tickets',
};
const ENGLISH_OUTCOMES = {
  created: 'New',
  updated: 'Changed',
  unchanged: 'As before',
  draft: 'Kept off sale',
};
const ENGLISH_LINES = {
  orders: 'Lines of orders',
  returns: 'Lines of returns',
  adjustments: 'Lines of adjustments',
};

const CHINESE_RECORDS = {
  categories: '商品分类',
  products: '商品',
  prices: '价格',
  competitorPrices: '竞品价格',
  members: '会员',
  orders: '订单',
  returns: '退货',
  adjustments: '调整单',
  pointAdjustments: '调整的会员',
  reviews: '评价',
  tickets: '工单',
  ticketMessages: '工单消息',
};
const CHINESE_OUTCOMES = { created: '新增', updated: '修改', unchanged: '无变化', draft: '未上架' };
const CHINESE_LINES = { orders: '订单行', returns: '退货行', adjustments: '调整行' };

export const en = {
  resources: {
    imports: {
      name: 'Import |||| Imports',
      fields: {
        kind: 'Content',
        rows: 'Rows read',
        rejected: 'Rows refused',
        lines: ENGLISH_LINES,
        ...countNames(ENGLISH_RECORDS, ENGLISH_OUTCOMES, ': '),
      },
    },
  },
  imports: {
    title: 'Import',
    intro:
      'Choose the content type, then the file. A dry run shows what would happen; nothing is saved until you apply it.',
    kind: '1. What does the file contain?',
    file: '2. Choose the file',
    kinds: {
      products: {
        name: 'Products, the console’s own columns',
        text: 'One row per variant; what holds for the whole product is on any of its rows. Columns you leave out keep their values; an empty cell clears, but an empty price stays. What the product list exports can be changed and brought back.',
      },
      categories: {
        name: 'Categories, the console’s own columns',
        text: 'Code, parent, position, names and required attributes. What the category tree exports can be changed and brought back.',
      },
      prices: {
        name: 'New prices',
        text: 'SKU and price, and if you like when they begin and end. Becomes one draft price batch of what differs; nothing changes before somebody submits it.',
      },
      'competitor-prices': {
        name: 'Competitor prices',
        text: 'SKU, seller and price, and if known shipping, stock, address and when it was seen. Offers nobody has seen before are added.',
      },
      'shopify-products': {
        name: 'Shopify products (CSV)',
        text: 'The file that Shopify exports. Types become categories, vendors brands; the text of a description is kept without its HTML.',
      },
      'google-taxonomy': {
        name: 'Google product taxonomy (TXT)',
        text: 'The category tree with ids that Google publishes, in English or Chinese. Both languages land on the same categories.',
      },
      'online-retail': {
        name: 'Invoices, Online Retail (CSV)',
        text: 'One row per invoice line. Creates the members and products they name, without saying when members registered; invoices beginning with C become returns, with A adjustments.',
      },
      'point-adjustments': {
        name: 'Corrections of points and growth',
        text: 'Member number, points (below zero to deduct) and reason: goodwill, missing, mistake, misuse, event or other; if you like growth, case, day, last valid day and note. Saved as a whole or not at all; above your limit someone else approves it.',
      },
      'opening-balances': {
        name: 'Opening balances of points',
        text: 'Member number, points, the day of the balance and where it comes from. Each member has one. Points lapse by the programme, counted from that day, unless a last valid day is given. Growth, and with it levels, change only where the column growth says so; orders of the past earn nothing again.',
      },
      reviews: {
        name: 'Reviews of orders',
        text: 'Order number, score from 1 to 5, comment, and when the customer was asked and answered. They become responses of the survey for reviews, so import orders and shipments first. A review that is on record changes nothing.',
      },
    },
    sample: 'Sample file',
    drop: 'Drop a file here, or choose one',
    dropNow: 'Drop to start the dry run',
    choose: 'Choose a file',
    accepted: 'Excel (.xlsx), CSV or TXT, also packed as .gz, up to %{max} MB',
    sending: 'Sending %{name}',
    history: 'Earlier imports',
    dryRunOf: 'Dry run: %{name}',
    importOf: 'Import: %{name}',
    back: 'Import another file',
    preparing: 'Reading the file',
    summary: {
      dryRun: 'What would change',
      done: 'What was done',
      soFar: 'Done so far',
    },
    allRefused:
      'Nothing can be imported: the only row was refused. |||| Nothing can be imported: all %{smart_count} rows were refused.',
    onlyRefused:
      'Nothing to apply: %{smart_count} row was refused, and the others already match the store. |||| Nothing to apply: %{smart_count} rows were refused, and the others already match the store.',
    wholeFile:
      'Nothing is saved while a row is wrong: this file is saved as a whole or not at all. Correct the refused row below, or upload the file again. |||| Nothing is saved while rows are wrong: this file is saved as a whole or not at all. Correct the %{smart_count} refused rows below, or upload the file again.',
    nothingToDo: 'Everything in the file already matches the store. There is nothing to apply.',
    records: ENGLISH_RECORDS,
    outcomes: ENGLISH_OUTCOMES,
    draftHelp:
      '“Kept off sale”: saved as drafts, because a data-quality error stops them from going on sale.',
    dryRunEnded:
      'This ended early. A dry run saves nothing; upload the file again to look at all of it.',
    record: 'Record',
    rows: 'Rows read',
    rejected: 'Rows refused',
    lines: ENGLISH_LINES,
    apply: 'Apply',
    applyTitle: 'Apply this import?',
    applyText:
      '%{created} new and %{updated} changed records will be saved. %{rejected} refused rows stay out.',
    view: 'Show %{name}',
    removeMissing: 'Remove variants that the file leaves out of its products',
    notices: {
      awaitsApproval:
        'This is above what you may adjust in a day (%{names}): it waits for approval by someone else, and nothing changes before.',
      removedVariants:
        '1 variant that the file leaves out is removed: %{names} |||| %{number} variants that the file leaves out are removed: %{names}',
      keptVariants:
        '1 variant that the file leaves out is kept: %{names} |||| %{number} variants that the file leaves out are kept: %{names}',
      joinedCategories:
        '1 type joins an existing category: %{names} |||| %{number} types join existing categories: %{names}',
      ignoredColumns:
        'This column is not imported: %{names} |||| These %{number} columns are not imported: %{names}',
      lowListPrices:
        '1 variant has a list price below its price: %{names} |||| %{number} variants have a list price below their price: %{names}',
      tinyPrices:
        '1 price is below the smallest amount of the currency and counts as nothing: %{names} |||| %{number} prices are below the smallest amount of the currency and count as nothing: %{names}',
    },
    reading: {
      title: 'How the file is read',
      help: 'Nothing is saved yet. If letters or columns look wrong, choose another way; the file is then checked again.',
      encoding: 'Character encoding',
      encodings: {
        'utf-8': 'UTF-8',
        gb18030: 'Chinese, simplified (GB 18030)',
        'windows-1252': 'Western European (Windows-1252)',
        big5: 'Chinese, traditional (Big5)',
        'windows-1250': 'Central European (Windows-1250)',
        'windows-1251': 'Cyrillic (Windows-1251)',
        shift_jis: 'Japanese (Shift JIS)',
        'euc-kr': 'Korean (EUC-KR)',
        'utf-16le': 'UTF-16',
        'utf-16be': 'UTF-16 (big-endian)',
      },
      sheet: 'Sheet',
      rows: '%{name} (1 row) |||| %{name} (%{smart_count} rows)',
      firstRows: 'First rows of the file',
      doubts: {
        encoding: 'The file does not state its encoding. Check the letters in the rows below.',
        sheet: 'The workbook has several sheets. Look whether this is the right one.',
      },
      right: 'The rows below are right',
      first: 'Before you can apply: look at the first rows below and confirm that they are right.',
    },
    own: {
      choice: 'Make a category of its own: %{name}',
      again: 'Check again with these categories',
    },
    changes: {
      title: 'Changes to existing records',
      help: 'Before and after, for the first records of the file.',
      list: 'Changed records, before and after',
      record: '%{kind}: %{name}',
    },
    batch: 'A draft price batch was created. Review and submit it; until then no price changes.',
    openBatch: 'Open the price batch',
    adjusted: 'The file was saved as one adjustment.',
    openAdjustment: 'Open the adjustment',
    again: 'You can import the file again at any time; existing records are not added twice.',
    columns: {
      title: 'What the columns mean',
      help: 'Some columns have names that are not known here. Choose what they mean; the choice is offered again for the next file of this kind.',
      remembered: 'As chosen for this file or the last one of this kind.',
      missing: 'No column of the file is chosen for: %{columns}',
      is: 'Column “%{name}”',
      leftOut: 'Leave out',
      required: '%{column} (required)',
      again: 'Check again with these columns',
    },
    refused: {
      title: 'Refused rows',
      help: 'These rows are left out; the others are imported. Fix them here and check the file again, or download them, fix them, and import that file.',
      helpWhole:
        'While a row is refused, no row of this file is saved. Fix these rows here and check the file again, or download them, fix them, and import the whole file.',
      helpAfter:
        'These rows were left out. Fix them here and check them again, or download them, fix them, and import that file.',
      mend: 'Fix line %{line}',
      mendTitle: 'Fix line %{line}',
      mendSave: 'Keep changes',
      mended: 'Fixed',
      mendedRows: '1 row is fixed. |||| %{smart_count} rows are fixed.',
      checkFirst:
        '1 row is fixed but not checked. Check the file again before you apply it. |||| %{smart_count} rows are fixed but not checked. Check the file again before you apply it.',
      checkAgain: 'Check again',
      onlyFirst:
        'Only %{kept} of the %{rejected} refused rows are kept, here and in the download. Fix in the file what they have in common, and import it again.',
      download: 'Download refused rows',
      line: 'Line',
      field: 'Column',
      value: 'Value',
      reason: 'Reason',
      row: 'Row',
      previous: 'Previous',
      next: 'Next',
    },
  },
};

export const zh: typeof en = {
  resources: {
    imports: {
      name: '导入',
      fields: {
        kind: '文件内容',
        rows: '读取行数',
        rejected: '拒绝行数',
        lines: CHINESE_LINES,
        ...countNames(CHINESE_RECORDS, CHINESE_OUTCOMES, '：'),
      },
    },
  },
  imports: {
    title: '导入',
    intro:
      '先选择文件内容，再选择文件。系统会先预检并告诉您结果，在您确认执行之前不会保存任何内容。',
    kind: '1. 文件里是什么内容？',
    file: '2. 选择文件',
    kinds: {
      products: {
        name: '商品（本系统格式）',
        text: '每个规格一行，整个商品共用的内容写在其中任意一行即可。文件中没有的列保持原值，空单元格表示清空（价格留空则不变）。从商品列表导出的文件修改后可以再导入。',
      },
      categories: {
        name: '商品分类（本系统格式）',
        text: '编码、上级、排序、名称和属性要求。从分类树导出的文件修改后可以再导入。',
      },
      prices: {
        name: '新价格',
        text: 'SKU 和价格，可附起止时间。系统会把有变化的价格汇总成一张调价单草稿，提交之前不会改动任何价格。',
      },
      'competitor-prices': {
        name: '竞品价格',
        text: 'SKU、卖家和价格，可附运费、库存、链接和采集时间。首次出现的竞品报价会自动新增。',
      },
      'shopify-products': {
        name: 'Shopify 商品（CSV）',
        text: 'Shopify 导出的商品文件。类型会成为分类，供应商会成为品牌；描述只保留文字，不含 HTML。',
      },
      'google-taxonomy': {
        name: 'Google 商品分类（TXT）',
        text: 'Google 公布的带编号的分类表，英文或中文均可，两种语言对应到同一分类。',
      },
      'online-retail': {
        name: '发票明细 Online Retail（CSV）',
        text: '每行一条发票明细。会创建其中的会员（注册时间留空）和商品；以 C 开头的发票成为退货，以 A 开头的成为调整单。',
      },
      'point-adjustments': {
        name: '积分与成长值批量调整',
        text: '会员编号、积分（负数为扣减）和原因：售后补偿、漏发补发、误发扣回、违规扣减、活动奖励或其他；可附成长值、工单号、日期、有效期和备注。整个文件一次生效或全部不生效；超出限额须他人审批。',
      },
      'opening-balances': {
        name: '积分期初余额',
        text: '会员编号、积分、余额日期和来源。每位会员只能有一笔。积分从该日期起按会员计划过期，也可填写有效期。仅当填写成长值列时才影响成长值和等级；历史订单不会重复发放积分。',
      },
      reviews: {
        name: '订单评价',
        text: '订单号、1 至 5 分的评分、评论，以及邀请和评价的时间。导入后成为商品评价问卷的答卷，请先导入订单和发货信息。已有的评价不会变化。',
      },
    },
    sample: '示例文件',
    drop: '将文件拖到这里，或点击选择',
    dropNow: '松开即开始预检',
    choose: '选择文件',
    accepted: 'Excel（.xlsx）、CSV 或 TXT，也可压缩为 .gz，最大 %{max} MB',
    sending: '正在上传 %{name}',
    history: '以往的导入',
    dryRunOf: '预检：%{name}',
    importOf: '导入：%{name}',
    back: '导入其他文件',
    preparing: '正在读取文件',
    summary: { dryRun: '执行后的结果', done: '导入结果', soFar: '目前已完成' },
    allRefused: '无法导入：全部 %{smart_count} 行均被拒绝。',
    onlyRefused: '无需执行：%{smart_count} 行被拒绝，其余与现有数据一致。',
    wholeFile:
      '文件须整体导入：有 %{smart_count} 行错误，未保存任何内容。请在下方更正，或修改后重新上传。',
    nothingToDo: '文件内容与现有数据一致，无需执行。',
    records: CHINESE_RECORDS,
    outcomes: CHINESE_OUTCOMES,
    draftHelp: '“未上架”：存在完整度错误，不能上架，已保存为草稿。',
    dryRunEnded: '预检提前结束，没有保存任何内容。请重新上传文件以查看完整结果。',
    record: '记录',
    rows: '读取行数',
    rejected: '拒绝行数',
    lines: CHINESE_LINES,
    apply: '执行导入',
    applyTitle: '确认执行导入？',
    applyText:
      '将保存 %{created} 条新增、%{updated} 条修改的记录；被拒绝的 %{rejected} 行不会导入。',
    view: '查看%{name}',
    removeMissing: '删除商品中文件未包含的规格',
    notices: {
      awaitsApproval: '超出您的每日调整限额（%{names}）：须他人审批，通过前不会变动。',
      removedVariants: '文件未包含的 %{number} 个规格将被删除：%{names}',
      keptVariants: '文件未包含的 %{number} 个规格保持不变：%{names}',
      joinedCategories: '%{number} 个类型归入已有分类：%{names}',
      ignoredColumns: '以下 %{number} 列不会导入：%{names}',
      lowListPrices: '%{number} 个规格的划线价低于售价：%{names}',
      tinyPrices: '%{number} 个单价低于货币最小单位，按零计：%{names}',
    },
    reading: {
      title: '文件的读取方式',
      help: '尚未保存任何内容。如果文字或列不正确，请选择其他方式，系统会重新预检。',
      encoding: '字符编码',
      encodings: {
        'utf-8': 'UTF-8',
        gb18030: '简体中文（GB 18030）',
        'windows-1252': '西欧语言（Windows-1252）',
        big5: '繁体中文（Big5）',
        'windows-1250': '中欧语言（Windows-1250）',
        'windows-1251': '西里尔文（Windows-1251）',
        shift_jis: '日文（Shift JIS）',
        'euc-kr': '韩文（EUC-KR）',
        'utf-16le': 'UTF-16',
        'utf-16be': 'UTF-16（大端序）',
      },
      sheet: '工作表',
      rows: '%{name}（%{smart_count} 行）',
      firstRows: '文件前几行',
      doubts: {
        encoding: '文件没有标明字符编码，请核对下面几行的文字。',
        sheet: '工作簿有多个工作表，请确认是否选对。',
      },
      right: '以下内容无误',
      first: '执行之前，请核对下面的前几行并确认正确。',
    },
    own: {
      choice: '单独建立分类：%{name}',
      again: '按所选分类重新预检',
    },
    changes: {
      title: '对已有记录的修改',
      help: '文件中前若干条记录修改前后的内容。',
      list: '修改前后的记录',
      record: '%{kind}：%{name}',
    },
    batch: '已生成调价单草稿。请核对后提交，提交之前价格不会变化。',
    openBatch: '打开调价单',
    adjusted: '文件已保存为一笔人工调整。',
    openAdjustment: '打开人工调整',
    again: '同一文件可以随时再次导入，已有的内容不会重复添加。',
    columns: {
      title: '各列的含义',
      help: '有些列名无法识别。请选择它们的含义；下次导入同类文件时会沿用您的选择。',
      remembered: '沿用本文件或上一个同类文件的选择。',
      missing: '文件中没有列对应：%{columns}',
      is: '列“%{name}”',
      leftOut: '不导入',
      required: '%{column}（必填）',
      again: '按这些列重新预检',
    },
    refused: {
      title: '被拒绝的行',
      help: '这些行不会导入，其余行照常导入。可在此修改并重新预检，也可下载修改后再导入该文件。',
      helpWhole:
        '只要有行被拒绝，整个文件都不会保存。可在此修改并重新预检，也可下载修改后重新导入整个文件。',
      helpAfter: '这些行没有导入。可在此修改并重新预检，也可下载修改后再导入该文件。',
      mend: '修改第 %{line} 行',
      mendTitle: '修改第 %{line} 行',
      mendSave: '保留修改',
      mended: '已修改',
      mendedRows: '已修改 %{smart_count} 行。',
      checkFirst: '已修改 %{smart_count} 行，尚未重新预检。请先重新预检，再执行导入。',
      checkAgain: '重新预检',
      onlyFirst:
        '被拒绝的 %{rejected} 行中，此处和下载的文件只保留 %{kept} 行。请先在原文件中修改它们的共同问题，再重新导入。',
      download: '下载被拒绝的行',
      line: '行号',
      field: '列',
      value: '原值',
      reason: '原因',
      row: '内容',
      previous: '上一页',
      next: '下一页',
    },
  },
};
