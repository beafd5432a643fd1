/** Every page of the console, with the beginning of its heading in both languages. */
import type { Page } from 'playwright-core';

export interface Place {
  path: string;
  en: string;
  zh: string;
  /** True if the page is a list that shows its records as cards on a phone. */
  isList?: boolean;
  /** A selector that distinguishes it from another page with the same heading. */
  ready?: string;
}

interface Named {
  id: number | string;
  name: string;
  names?: { en?: string; zh?: string };
  externalId: string;
}

const list = (path: string, en: string, zh: string): Place => ({ path, en, zh, isList: true });
const page = (path: string, en: string, zh: string): Place => ({ path, en, zh });

/** The pages that the owner can open; their records are read through the API. */
export const placesOf = async ({ request }: Page, invitation: string): Promise<Place[]> => {
  const first = async (resource: string, sort = '["id","ASC"]'): Promise<Named> => {
    const answer = await request.get(
      `/api/${resource}?${new URLSearchParams({ range: '[0,0]', sort })}`,
    );
    const [row] = (await answer.json()) as Named[];
    if (!row) throw new Error(`The store has no ${resource}`);
    return row;
  };
  const product = await first('products');
  const category = await first('categories');
  const attribute = await first('attributes');
  const member = await first('members', '["orderCount","DESC"]');
  const order = await first('orders');
  const adjustment = await first('pointAdjustments', '["id","ASC"]');
  const job = await first('jobs');
  const rule = await first('qualityRules');
  const batch = await first('priceBatches');
  const priceList = await first('priceLists');
  const promotion = await first('promotions', '["id","DESC"]');
  const campaign = await first('campaigns');
  const programme = await first('programmeVersions');
  const policy = await first('afterSalesPolicies');
  const reason = await first('returnReasons');
  const segment = await first('segments');
  const tag = await first('tags');
  const coupons = await first('couponBatches');
  const coupon = (await first('coupons')) as Named & { code: string };
  const redemption = (await first('redemptions')) as Named & { orderId: string };
  const reward = await first('pointRewards');
  const activity = await first('memberActivities');
  const entry = await first('memberEntries');
  const redeemed = await first('redeemedRewards');
  const survey = await first('surveys');
  const drafted = (await (
    await request.get(`/api/surveys?${new URLSearchParams({ range: '[0,99]' })}`)
  ).json()) as (Named & { draftId: number | null })[];
  const unsent = drafted.find(({ draftId }) => draftId !== null);
  if (!unsent) throw new Error('The store has no survey with a draft');
  const running = await first('surveyDistributions', '["id","ASC"]');
  const unstarted = await first('surveyDistributions', '["id","DESC"]');
  const response = (await first('surveyResponses')) as Named & {
    surveyNames: { en: string; zh: string };
  };
  const alert = (await first('surveyAlerts')) as Named & {
    surveyNames: { en: string; zh: string };
  };
  const action = (await first('correctiveActions', '["id","ASC"]')) as Named & { title: string };
  const dimension = await first('dimensions');
  const monthly = (await first('monthlyReviews')) as Named & { month: string };
  const cause = await first('rootCauses');
  const careRule = await first('careRules');
  const opened = (await first('cases')) as Named & { number: string };
  const ticket = (await first('tickets')) as Named & { number: string };
  const macro = await first('macros');
  const ticketRule = await first('ticketRules');
  const review = (await first('qualityReviews')) as Named & { ticketNumber: string };
  const team = await first('teams');
  const absence = (await first('absences')) as Named & { staffName: string };
  const person = await first('staff', '["name","ASC"]');
  const key = await first('apiKeys');
  const webhook = (await first('webhookEndpoints')) as Named & { url: string };
  const delivery = await first('webhookDeliveries');
  const template = await first('messageTemplates');
  const message = await first('messages');
  const both = ({ names = {}, name }: Named) => [names.en ?? name, names.zh ?? name] as const;
  return [
    page('/', 'Today', '今日'),
    list('/segments', 'Segments', '人群'),
    page(`/segments/${segment.id}`, ...both(segment)),
    page('/segments/create', 'Create segment', '新建人群'),
    list('/tags', 'Tags', '标签'),
    page(`/tags/${tag.id}`, ...both(tag)),
    page('/tags/create', 'Create tag', '新建标签'),
    page('/rfm', 'RFM: how recently', 'RFM：最近消费'),
    list('/programmeVersions', 'Programme', '会员计划'),
    page(`/programmeVersions/${programme.id}/show`, 'Version 1', '版本 1'),
    page('/programmeVersions/create', 'New programme version', '新建会员计划版本'),
    // The demo store's draft was replayed once.
    page('/programmeReplays/1/show', 'Replay of version 2', '版本 2 的历史试算'),
    page('/programmeDryRun?version=2', 'Try an order or event', '试算订单或行为'),
    list('/programmeReplayMembers', 'Members in a replay', '受影响会员'),
    list('/products', 'Products', '商品'),
    page(`/products/${product.id}`, ...both(product)),
    page('/products/create', 'Create product', '新建商品'),
    page('/categories', 'Categories', '商品分类'),
    {
      ...page(`/categories/${category.id}`, 'Categories', '商品分类'),
      ready: 'input[name="names.en"]',
    },
    list('/stock', 'Stock', '库存'),
    list('/attributes', 'Attributes', '商品属性'),
    page(`/attributes/${attribute.id}`, ...both(attribute)),
    page('/attributes/create', 'Create attribute', '新建商品属性'),
    list('/qualityIssues', 'Issues to fix', '待修正问题'),
    list('/qualityRules', 'Quality rules', '完整度规则'),
    page(`/qualityRules/${rule.id}`, 'Required attribute missing', '缺少必填属性'),
    page('/priceBatches/create', 'Price workbench', '调价工作台'),
    list('/priceBatches', 'Price batches', '调价单'),
    page(`/priceBatches/${batch.id}/show`, batch.name, batch.name),
    list('/priceLists', 'Price lists', '价格表'),
    page('/priceLists/create', 'Create price list', '新建价格表'),
    page(`/priceLists/${priceList.id}/show`, ...both(priceList)),
    list('/priceEvents', 'Price log', '价格日志'),
    list('/promotions', 'Promotions', '促销'),
    page('/promotions/create', 'New promotion', '新建促销'),
    page(`/promotions/${promotion.id}/show`, promotion.name, promotion.name),
    page(`/promotions/${promotion.id}`, `Edit ${promotion.name}`, `编辑“${promotion.name}`),
    list('/campaigns', 'Campaigns', '营销活动'),
    page('/campaigns/create', 'Create campaign', '新建营销活动'),
    page(`/campaigns/${campaign.id}/show`, campaign.name, campaign.name),
    page(`/campaigns/${campaign.id}`, campaign.name, campaign.name),
    page('/promotionCalendar', 'Promotion calendar', '促销日历'),
    page('/promotionConflicts', 'Overlapping promotions', '可叠加的促销'),
    page('/promotionComparison?ids=1,2', 'Compare promotions', '促销对比'),
    page('/simulator', 'Promotion simulator', '促销模拟器'),
    list('/couponBatches', 'Coupon batches', '优惠券批次'),
    page('/couponBatches/create', 'Create coupon batch', '新建优惠券批次'),
    page(
      `/couponBatches/${coupons.id}/show`,
      `Coupon batch ${coupons.name}`,
      `优惠券批次 ${coupons.name}`,
    ),
    list('/coupons', 'Coupon codes', '券码'),
    page(`/coupons/${coupon.id}/show`, `Coupon code ${coupon.code}`, `券码 ${coupon.code}`),
    list('/redemptions', 'Redemptions', '核销记录'),
    page(
      `/redemptions/${redemption.id}/show`,
      `Redemption ${redemption.orderId}`,
      `核销记录 ${redemption.orderId}`,
    ),
    list('/pointRewards', 'Points rewards', '积分兑换品'),
    page('/pointRewards/create', 'Create points reward', '新建积分兑换品'),
    page(`/pointRewards/${reward.id}/show`, ...both(reward)),
    page(`/pointRewards/${reward.id}`, ...both(reward)),
    list('/memberActivities', 'Member activities', '会员活动'),
    page('/memberActivities/create', 'Create member activity', '新建会员活动'),
    page(`/memberActivities/${activity.id}/show`, ...both(activity)),
    page(`/memberActivities/${activity.id}`, ...both(activity)),
    list('/memberEntries', 'Activity entries', '活动参与记录'),
    page(
      `/memberEntries/${entry.id}/show`,
      `${activity.names?.en ?? ''} 1`,
      `${activity.names?.zh ?? ''} 1`,
    ),
    list('/redeemedRewards', 'Redeemed rewards', '积分兑换记录'),
    page(`/redeemedRewards/${redeemed.id}/show`, ...both(redeemed)),
    list('/members', 'Members', '会员'),
    list('/pointEntries', 'Points ledger', '积分明细'),
    list('/pointAdjustments', 'Adjustments', '人工调整'),
    page(`/pointAdjustments/${adjustment.id}/show`, 'Adjustment 1', '人工调整 1'),
    page(`/members/${member.id}/show`, `Member ${member.name}`, `会员 ${member.name}`),
    list('/orders', 'Orders', '订单'),
    page(`/orders/${order.id}/show`, `Order ${order.externalId}`, `订单 ${order.externalId}`),
    list('/returns', 'Returns', '退货'),
    list('/cases', 'Cases', '售后单'),
    list('/careRules', 'Care call rules', '回访规则'),
    page(`/careRules/${careRule.id}`, ...both(careRule)),
    page('/careRules/create', 'Create care call rule', '新建回访规则'),
    list('/rootCauses', 'Root causes', '根本原因'),
    page(`/rootCauses/${cause.id}`, ...both(cause)),
    page('/rootCauses/create', 'Create root cause', '新建根本原因'),
    page(`/cases/${opened.id}/show`, opened.number, opened.number),
    list('/refunds', 'Refunds', '退款单'),
    list('/surveys', 'Surveys', '问卷'),
    list('/surveyAlerts', 'Survey alerts', '问卷预警'),
    page(
      `/surveyAlerts/${alert.id}/show`,
      `#${alert.id} · ${alert.surveyNames.en}`,
      `#${alert.id} · ${alert.surveyNames.zh}`,
    ),
    page('/surveyResults', 'Survey results', '问卷分析'),
    list('/surveyResponses', 'Responses', '答卷'),
    page(
      `/surveyResponses/${response.id}/show`,
      `${response.surveyNames.en}: response`,
      `${response.surveyNames.zh}：答卷`,
    ),
    list('/surveyDistributions', 'Distributions', '问卷投放'),
    page('/surveyDistributions/create', 'Create distribution', '新建问卷投放'),
    page(`/surveyDistributions/${running.id}/show`, ...both(running)),
    page(`/surveyDistributions/${unstarted.id}`, ...both(unstarted)),
    list('/correctiveActions', 'Corrective actions', '整改措施'),
    page('/correctiveActionBoard', 'Board of corrective actions', '整改措施看板'),
    page('/correctiveActions/create', 'Create corrective action', '新建整改措施'),
    page(`/correctiveActions/${action.id}/show`, action.title, action.title),
    page(`/correctiveActions/${action.id}`, action.title, action.title),
    page('/surveys/create', 'Create survey', '新建问卷'),
    page(`/surveys/${survey.id}/show`, ...both(survey)),
    page(`/surveys/${survey.id}`, ...both(survey)),
    page(`/surveyVersions/${unsent.draftId}/show`, ...both(unsent)),
    page(`/surveyVersions/${unsent.draftId}`, ...both(unsent)),
    list('/monthlyReviews', 'Monthly reviews', '满意度月报'),
    page(
      `/monthlyReviews/${monthly.id}/show`,
      'Satisfaction in ',
      `${monthly.month.slice(0, 4)}年${Number(monthly.month.slice(5, 7))}月`,
    ),
    list('/satisfactionTargets', 'Satisfaction targets', '满意度目标'),
    page('/satisfactionTargets/create', 'Create satisfaction target', '新建满意度目标'),
    list('/dimensions', 'Dimensions', '满意度指标'),
    page('/dimensions/create', 'Create dimension', '新建满意度指标'),
    page(`/dimensions/${dimension.id}`, ...both(dimension)),
    list('/weightSets', 'Dimension weights', '指标权重'),
    page('/weightSets/create', 'Create weights', '新建指标权重'),
    list('/tickets', 'Tickets', '工单'),
    list('/servicePolicies', 'Service policies', '时效规则'),
    page('/servicePolicies/create', 'Create service policy', '新建时效规则'),
    list('/serviceCalendars', 'Service calendars', '服务日历'),
    page('/serviceCalendars/create', 'Create service calendar', '新建服务日历'),
    page('/tickets/create', 'Create ticket', '新建工单'),
    page(`/tickets/${ticket.id}/show`, ticket.number, ticket.number),
    page(`/tickets/${ticket.id}`, ticket.number, ticket.number),
    list('/teams', 'Teams', '客服组'),
    page('/teams/create', 'Create team', '新建客服组'),
    page(`/teams/${team.id}`, ...both(team)),
    list('/absences', 'Absences', '请假代班'),
    page('/absences/create', 'Create absence', '新建请假代班'),
    page(`/absences/${absence.id}`, absence.staffName, absence.staffName),
    list('/macros', 'Canned replies and macros', '快捷回复'),
    page('/macros/create', 'Create canned reply', '新建快捷回复'),
    page(`/macros/${macro.id}`, ...both(macro)),
    list('/ticketRules', 'Ticket rules', '工单自动规则'),
    page('/ticketRules/create', 'Create ticket rule', '新建工单自动规则'),
    page(`/ticketRules/${ticketRule.id}`, ...both(ticketRule)),
    list('/qualityReviews', 'Quality reviews', '工单质检'),
    page(`/qualityReviews/${review.id}/show`, review.ticketNumber, review.ticketNumber),
    list('/qualityCards', 'Score cards', '质检评分表'),
    page('/qualityCards/create', 'Create score card', '新建质检评分表'),
    list('/returnReasons', 'Return reasons', '退货原因'),
    page(`/returnReasons/${reason.id}`, ...both(reason)),
    page('/reasonTexts', 'Reason texts', '原因文字'),
    page('/serviceRetention', 'Retention of tickets', '工单保留期限'),
    page('/returnReasons/create', 'Create return reason', '新建退货原因'),
    list('/afterSalesPolicies', 'After-sales policies', '售后政策'),
    page(
      `/afterSalesPolicies/${policy.id}/show`,
      'After-sales policy, version 1',
      '售后政策版本 1',
    ),
    page('/afterSalesPolicies/create', 'New after-sales policy', '新建售后政策'),
    list('/shipments', 'Shipments', '包裹'),
    list('/payments', 'Payments', '付款'),
    page('/instructions', 'Instructions', '店铺指令'),
    page('/fulfilment', 'Fulfilment', '履约分析'),
    page('/serviceInsight', 'Service insight', '客服分析'),
    page('/programmeInsight', 'Programme insight', '会员计划分析'),
    // These are empty in the store of these tests.
    page('/earnApprovals', 'Late rewards', '补记奖励'),
    page('/memberPairs', 'Possible duplicates', '疑似重复会员'),
    page('/referrals', 'Referrals', '邀请好友'),
    list('/events', 'Events', '行为'),
    page('/imports', 'Import', '导入'),
    page(`/imports/${job.id}`, 'Dry run', '预检'),
    list('/jobs', 'Background work', '后台任务'),
    list('/scheduledRuns', 'Scheduled work', '定时任务'),
    page('/settings', 'Store settings', '店铺设置'),
    list('/staff', 'Staff', '员工'),
    page(`/staff/${person.id}`, `Member of staff ${person.name}`, `员工 ${person.name}`),
    list('/apiKeys', 'API keys', 'API 密钥'),
    page(`/apiKeys/${key.id}/show`, `API key ${key.name}`, `API 密钥 ${key.name}`),
    list('/webhookEndpoints', 'Webhooks', '消息推送'),
    page(`/webhookEndpoints/${webhook.id}/show`, webhook.url, webhook.url),
    {
      ...page(`/webhookEndpoints/${webhook.id}`, webhook.url, webhook.url),
      ready: 'input[name="url"]',
    },
    list('/webhookDeliveries', 'Webhook messages', '推送记录'),
    {
      ...page(`/webhookDeliveries/${delivery.id}/show`, '', ''),
      ready: 'pre >> nth=0',
    },
    list('/messageTemplates', 'Message templates', '消息模板'),
    page(`/messageTemplates/${template.id}/show`, 'Welcome to the programme', '入会欢迎'),
    {
      ...page(`/messageTemplates/${template.id}`, 'Welcome to the programme', '入会欢迎'),
      ready: 'input[name="subjects.en"]',
    },
    list('/messages', 'Messages to members', '会员消息'),
    {
      ...page(`/messages/${message.id}/show`, '', ''),
      ready: 'dl',
    },
    page('/messageSettings', 'Sending of messages', '消息发送设置'),
    list('/activities', 'Activity log', '操作日志'),
    page('/account', 'My account', '我的账号'),
    page(invitation, 'Join', '加入'),
  ];
};
