/**
 * Further words by which the search finds a page, in both languages whatever the language of the console: what it is called,
 * what else people call it, and what stands on it. Pure.
 */
import { foldText, wordsOf } from '#shared/searchText';
import type { Page, Resource } from '../pages.ts';

type PathOf<P> = P extends `/${infer Path}` ? Path : never;
type Searched = Resource | 'priceBatches/create' | PathOf<Page>;

const WORDS: Partial<Record<Searched, string>> = {
  '': 'today home dashboard sales revenue profit margin 今日 首页 看板 销售额 毛利 毛利率',
  account: 'account profile password security 账号 密码 个人资料',
  products: 'products goods items variants sku cost margin picture 商品 产品 规格 成本 毛利 图片',
  categories: 'categories tree 商品分类 类目',
  attributes: 'attributes properties 商品属性 参数',
  stock: 'stock inventory units 库存 存货',
  qualityIssues: 'issues quality completeness 待修正问题 完整度 数据质量',
  qualityRules: 'quality completeness rules 完整度规则 数据质量',
  priceBatches: 'price batches repricing margin approval 调价单 改价 毛利 审批',
  'priceBatches/create': 'price workbench repricing margin floor 调价工作台 改价 毛利 底价',
  priceLists: 'price lists 价格表 价目表',
  priceEvents: 'price log history changes 价格日志 改价记录 历史价格',
  competitorOffers: 'competitors offers 竞品报价 竞争对手 比价',
  suggestionRules: 'suggestion rules 建议规则 自动调价',
  suggestions: 'price suggestions margin 调价建议 毛利',
  seasonalPlans: 'seasonal plans markdown 季节调价计划 清仓',
  pricing: 'pricing insight margin profit effect report 价格分析 毛利 毛利率 利润 报表',
  promotions: 'promotions discounts offers sales deals 促销 优惠 折扣 满减 特价 秒杀',
  campaigns: 'campaigns marketing budget 营销活动 预算',
  promotionCalendar: 'calendar schedule plan 促销日历 排期',
  simulator: 'simulator basket cart try test 促销模拟器 购物车 试算',
  couponBatches: 'coupon batches vouchers codes 优惠券批次 发券',
  coupons: 'coupon codes vouchers 券码 优惠券',
  redemptions: 'redemptions uses 核销记录 使用记录',
  pointRewards: 'points rewards gifts exchange 积分兑换品 积分商城 礼品',
  memberActivities: 'member activities draw lottery check contest 会员活动 抽奖 签到 评选',
  members: 'members customers buyers people 会员 客户 买家',
  segments: 'segments audiences groups 人群 分群',
  tags: 'tags labels 标签',
  rfm: 'rfm recency frequency value RFM 分析 客户价值',
  programmeVersions: 'programme program loyalty levels points rules 会员计划 等级 积分规则',
  pointEntries: 'points ledger 积分明细 积分流水',
  pointAdjustments: 'adjustments points correction 人工调整 积分调整',
  programmeInsight: 'programme insight loyalty report liability 会员计划分析 积分负债 报表',
  orders: 'orders purchases sales 订单 交易',
  returns: 'returns 退货',
  shipments: 'shipments parcels delivery tracking 包裹 物流 快递 发货',
  instructions: 'instructions shop 店铺指令',
  tickets: 'tickets messages support service inbox 工单 客服 消息',
  cases: 'cases after-sales exchange complaint repair 售后单 换货 投诉 维修',
  refunds: 'refunds money back 退款单 退款',
  fulfilment: 'fulfilment fulfillment delivery report 履约分析 时效 发货 报表',
  serviceInsight: 'service insight report response times 客服分析 报表 响应时间',
  surveys: 'surveys questionnaires satisfaction nps 问卷 满意度 调查',
  surveyAlerts: 'survey alerts 问卷预警',
  surveyDistributions: 'distributions sending invitations 问卷投放 邀请',
  surveyResults: 'survey results satisfaction nps report 问卷分析 满意度 报表',
  correctiveActions: 'corrective actions measures 整改措施 改进',
  surveyResponses: 'responses answers 答卷 回答',
  monthlyReviews: 'monthly review satisfaction report 满意度月报',
  dimensions: 'dimensions satisfaction 满意度指标',
  weightSets: 'weights dimensions 指标权重',
  settings:
    'settings store currency time zone approval limits margin 店铺设置 币种 时区 审批限额 毛利',
  audienceNames: 'levels groups channels 等级 分组 渠道',
  staff: 'staff users people roles rights permissions invite password 员工 用户 角色 权限 密码',
  apiKeys: 'api keys tokens integration 密钥 接口',
  webhookEndpoints: 'webhooks integration push 消息推送 接口',
  webhookDeliveries: 'webhook messages deliveries 推送记录',
  messageTemplates: 'message templates mail sms 消息模板 短信 邮件',
  messages: 'messages mail sms sent 会员消息 短信 邮件',
  messageSettings: 'sending mail smtp sms 消息发送设置 短信 邮件',
  activities: 'activity log history audit undo 操作日志 修改记录 审计 撤销',
  imports: 'import upload csv excel file 导入 上传 表格',
  jobs: 'background work jobs 后台任务 进度',
  scheduledRuns: 'scheduled work cron 定时任务',
  returnReasons: 'return reasons 退货原因',
  servicePolicies: 'service policies sla deadlines 时效规则 响应时间',
  teams: 'teams 客服组',
  absences: 'absences holidays 请假代班 休假',
  macros: 'canned replies macros templates 快捷回复 话术',
  ticketRules: 'ticket rules automation 工单自动规则 自动化',
  qualityReviews: 'quality reviews 工单质检',
  qualityCards: 'score cards 质检评分表',
  afterSalesPolicies: 'after-sales policy returns exchange warranty 售后政策 退换货 保修',
  rootCauses: 'root causes 根本原因',
  reasonTexts: 'reason texts 原因文字',
  careRules: 'care calls 回访规则',
  serviceRetention: 'retention deletion privacy 工单保留期限 隐私',
};

const CREATING = ['create', 'new', 'add', '新建', '创建', '新增', '添加'];
/** Of the list of keys. */
export const HELP_WORDS = 'help keys shortcuts hotkeys manual 帮助 快捷键 键盘 说明';

const HAN = /\p{Script=Han}/u;
/** Shorter ones would find nearly everything. */
const MIN = { han: 2, other: 3 };

/** The further words of the page at this address. */
export const pageWords = (address: string): string =>
  WORDS[address.replace(/^\/|\?.*$/g, '') as Searched] ?? '';

/** Those of making a new record of a kind; in Chinese the verb and what is made are written as one. */
export const creationWords = (resource: Resource): string => {
  const nouns = pageWords(`/${resource}`);
  const joined = wordsOf(nouns)
    .filter((noun) => HAN.test(noun))
    .flatMap((noun) => CREATING.filter((verb) => HAN.test(verb)).map((verb) => verb + noun));
  return [...CREATING, nouns, ...joined].join(' ');
};

/** Whether each word that is typed stands in the label or begins one of the further words; false where no word is typed. */
export const isFoundBy = (typed: string, label: string, words: string): boolean => {
  const name = foldText(label);
  const further = wordsOf(words);
  const asked = wordsOf(typed);
  return (
    asked.length > 0 &&
    asked.every(
      (word) =>
        name.includes(word) ||
        (word.length >= (HAN.test(word) ? MIN.han : MIN.other) &&
          further.some((one) => one.startsWith(word))),
    )
  );
};
