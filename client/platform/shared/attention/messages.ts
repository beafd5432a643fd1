export const en = {
  attention: {
    title: 'Needs attention',
    further: 'Good to know',
    nothing: 'All caught up.',
    since: 'Oldest:',
    due: 'Next:',
    filter: 'Attention',
    needs: {
      approvalByMe: 'I can approve',
      payment: 'Payment to look after',
      decision: 'To decide',
      returnedToMe: 'Mine, rejected',
      approvedOfMine: 'Mine, approved in the last %{days} days',
      decidedOfMine: 'Mine, decided on in the last %{days} days',
      startsSoon: 'Starts within %{days} days',
      endsSoon: 'Ends within %{days} days',
      budget: '%{used} % or more of the budget used',
      flashStock: '%{used} % or more of the flash sale stock sold',
      expiresSoon: 'Expires within %{days} days',
      usedUp: 'No codes left to give',
      failedRuns: 'Failed, is tried again',
      runsAhead: 'By a clock that was ahead',
    },
    items: {
      priceApprovals: {
        what: 'price batch awaits your approval |||| price batches await your approval',
        why: 'Prices change once approved.',
      },
      promotionApprovals: {
        what: 'promotion awaits your approval |||| promotions await your approval',
        why: 'It does not run before that.',
      },
      pointAdjustments: {
        what: 'adjustment awaits your approval |||| adjustments await your approval',
        why: 'Points and growth change once approved.',
      },
      decidedAdjustments: {
        what: 'adjustment of yours was decided on in the last %{days} days |||| adjustments of yours were decided on in the last %{days} days',
        why: 'See whether it was applied.',
      },
      programmeApprovals: {
        what: 'version of the members’ programme awaits your approval |||| versions of the members’ programme await your approval',
        why: 'Nothing changes for members before that.',
      },
      returnedProgrammes: {
        what: 'version of the members’ programme was rejected |||| versions of the members’ programme were rejected',
        why: 'Change and submit it again, or withdraw it.',
      },
      policyApprovals: {
        what: 'version of the after-sales policy awaits your approval |||| versions of the after-sales policy await your approval',
        why: 'Nothing changes for customers before that.',
      },
      returnedPolicies: {
        what: 'version of the after-sales policy was rejected |||| versions of the after-sales policy were rejected',
        why: 'Change and submit it again, or withdraw it.',
      },
      returnedPrices: {
        what: 'price batch of yours was rejected |||| price batches of yours were rejected',
        why: 'Change and submit it again, or discard it.',
      },
      returnedPromotions: {
        what: 'promotion of yours was rejected |||| promotions of yours were rejected',
        why: 'Change and submit it again, or discard it.',
      },
      approvedPrices: {
        what: 'price batch of yours was approved in the last %{days} days |||| price batches of yours were approved in the last %{days} days',
        why: 'Its prices are written.',
      },
      approvedPromotions: {
        what: 'promotion of yours was approved in the last %{days} days |||| promotions of yours were approved in the last %{days} days',
        why: 'It runs in its period.',
      },
      movedOffers: {
        what: 'competing price has moved |||| competing prices have moved',
        why: 'Mark them as seen, or follow with your own.',
      },
      unshipped: {
        what: 'paid order has waited over %{hours} hours to be shipped |||| paid orders have waited over %{hours} hours to be shipped',
        why: 'Customers start asking.',
      },
      returns: {
        what: 'return is beyond what was ordered |||| returns are beyond what was ordered',
        why: 'Accept or refuse it; until then it counts in no figure.',
      },
      refundPayments: {
        what: 'refund has a payment that failed or has no answer |||| refunds have a payment that failed or has no answer',
        why: 'Pay it again, by another tender, or confirm it: the customer waits for the money.',
      },
      refundApprovals: {
        what: 'refund waits for your approval |||| refunds wait for your approval',
        why: 'Approve or reject it; until then it is not paid.',
      },
      memberPairs: {
        what: 'pair of records may be one member |||| pairs of records may be one member each',
        why: 'Merge the two, or say that they are two people.',
      },
      earnApprovals: {
        what: 'order or event arrived too late to earn |||| orders or events arrived too late to earn',
        why: 'Approve or reject it; until then the member gets nothing.',
      },
      giftsToSend: {
        what: 'gift that a member redeemed is to be sent |||| gifts that members redeemed are to be sent',
        why: 'Send it and mark it as sent, or cancel it.',
      },
      overdueTickets: {
        what: 'ticket is overdue |||| tickets are overdue',
        why: 'Answer the customer, the longest overdue first.',
      },
      lateDeadlines: {
        what: 'ticket is past a legal deadline |||| tickets are past legal deadlines',
        why: 'Do at once what the law asks for, and tell the customer.',
      },
      ticketsDueSoon: {
        what: 'ticket of yours is due within an hour |||| tickets of yours are due within an hour',
        why: 'Answer it before it is overdue.',
      },
      unassignedTickets: {
        what: 'ticket has nobody who works on it |||| tickets have nobody who works on them',
        why: 'Take it or assign it: the customer waits.',
      },
      lateTasks: {
        what: 'ticket waits for a task that is overdue |||| tickets wait for tasks that are overdue',
        why: 'Ask the department, and tell the customer until when.',
      },
      spamMessages: {
        what: 'ticket marked as spam has a new message of its customer |||| tickets marked as spam have new messages of their customers',
        why: 'Restore it, or write a note on it saying why it stays spam.',
      },
      heldTickets: {
        what: 'ticket of yours on hold is to be followed up |||| tickets of yours on hold are to be followed up',
        why: 'Ask whoever it waits for, and tell the customer.',
      },
      entriesToDecide: {
        what: 'entry to a contest waits for review |||| entries to contests wait for review',
        why: 'Approve it or refuse it with a reason; until then it takes no part.',
      },
      discounts: {
        what: 'order has a discount that was not redeemed |||| orders have a discount that was not redeemed',
        why: 'Let it stand or take it back; until then it counts as used.',
      },
      promotionBudgets: {
        what: 'promotion has used %{used} % or more of its budget |||| promotions have used %{used} % or more of their budget',
        why: 'When it is used up, shoppers get nothing more.',
      },
      campaignBudgets: {
        what: 'campaign has used %{used} % or more of its budget |||| campaigns have used %{used} % or more of their budget',
        why: 'When it is used up, none of its promotions gives anything more.',
      },
      flashStock: {
        what: 'flash sale has sold %{used} % or more of its stock |||| flash sales have sold %{used} % or more of their stock',
        why: 'When it is sold out, the usual price applies.',
      },
      quality: {
        what: 'product needs fixing |||| products need fixing',
        why: 'They cannot be activated, or mislead customers.',
      },
      failedRuns: {
        what: 'scheduled run failed |||| scheduled runs failed',
        why: 'It is tried again; its reason is in the list.',
      },
      stoppedWebhooks: {
        what: 'address of your systems is told nothing any more |||| addresses of your systems are told nothing any more',
        why: 'What happens waits. Look at its last answers and resume it.',
      },
      stoppedMessages: {
        what: 'message to a member waits because sending is off |||| messages to members wait because sending is off',
        why: 'Switch it on under Sending of messages.',
      },
      failedMessages: {
        what: 'message to a member failed in the last %{days} days |||| messages to members failed in the last %{days} days',
        why: 'Read what was answered, and send them again once that is put right.',
      },
      runsAhead: {
        what: 'scheduled run by a clock that was ahead |||| scheduled runs by a clock that was ahead',
        why: 'Daily work stands still until it is resumed.',
      },
      failedJobs: {
        what: 'job failed in the last %{days} days |||| jobs failed in the last %{days} days',
        why: 'Their data is not imported.',
      },
      runningJobs: {
        what: 'job is running |||| jobs are running',
        why: 'Figures may still change.',
      },
      drafts: {
        what: 'product is a draft |||| products are drafts',
        why: 'Customers cannot see them yet.',
      },
      promotionsStart: {
        what: 'promotion starts within %{days} days |||| promotions start within %{days} days',
        why: 'Check its goods, prices and codes.',
      },
      promotionsEnd: {
        what: 'promotion ends within %{days} days |||| promotions end within %{days} days',
        why: 'Extend it, or let it end.',
      },
      campaignsStart: {
        what: 'campaign starts within %{days} days |||| campaigns start within %{days} days',
        why: 'Its promotions must be approved by then.',
      },
      campaignsEnd: {
        what: 'campaign ends within %{days} days |||| campaigns end within %{days} days',
        why: 'Its promotions end with it.',
      },
      couponsUsedUp: {
        what: 'coupon batch has no codes left to give |||| coupon batches have no codes left to give',
        why: 'Members get none any more. Make another batch and use that one, or end what gives its codes.',
      },
      couponsExpire: {
        what: 'coupon batch expires within %{days} days |||| coupon batches expire within %{days} days',
        why: 'Remind members who still hold one.',
      },
    },
  },
};

export const zh: typeof en = {
  attention: {
    title: '待我处理',
    further: '需要了解',
    nothing: '暂无待处理事项。',
    since: '最早：',
    due: '最近：',
    filter: '待办',
    needs: {
      approvalByMe: '可由我审批',
      payment: '打款待处理',
      decision: '待处理',
      returnedToMe: '我提交的，已驳回',
      approvedOfMine: '我提交的，近 %{days} 天通过',
      decidedOfMine: '我提交的，近 %{days} 天已审批',
      startsSoon: '%{days} 天内开始',
      endsSoon: '%{days} 天内结束',
      budget: '预算已用 %{used}% 以上',
      flashStock: '限时抢购库存已售 %{used}% 以上',
      expiresSoon: '%{days} 天内过期',
      usedUp: '已无券码可发放',
      failedRuns: '失败，将自动重试',
      runsAhead: '因时钟超前而提前',
    },
    items: {
      priceApprovals: { what: '张调价单待您审批', why: '审批通过前价格不变。' },
      promotionApprovals: { what: '个促销待您审批', why: '审批通过前不会生效。' },
      pointAdjustments: { what: '笔人工调整待您审批', why: '审批通过后积分和成长值才会变动。' },
      decidedAdjustments: {
        what: '笔我提交的人工调整近 %{days} 天已审批',
        why: '查看是否已生效。',
      },
      programmeApprovals: {
        what: '个会员计划版本待您审批',
        why: '通过之前对会员没有任何影响。',
      },
      returnedProgrammes: {
        what: '个会员计划版本被驳回',
        why: '修改后重新提交，或撤回。',
      },
      policyApprovals: {
        what: '个售后政策版本待您审批',
        why: '通过之前对客户没有任何影响。',
      },
      returnedPolicies: {
        what: '个售后政策版本被驳回',
        why: '修改后重新提交，或撤回。',
      },
      returnedPrices: { what: '张由我提交的调价单被驳回', why: '请修改后重新提交，或撤销。' },
      returnedPromotions: { what: '个由我提交的促销被驳回', why: '请修改后重新提交，或撤销。' },
      approvedPrices: { what: '张由我提交的调价单在近 %{days} 天通过', why: '价格已写入。' },
      approvedPromotions: {
        what: '个由我提交的促销在近 %{days} 天通过',
        why: '将在其时间内生效。',
      },
      movedOffers: { what: '个竞品价格有变动', why: '请标记为已读，或相应调价。' },
      unshipped: { what: '个已付款订单超过 %{hours} 小时未发货', why: '客户可能会来催单。' },
      returns: { what: '个退货超出订单内容', why: '请接受或拒绝；处理前不计入任何指标。' },
      refundPayments: {
        what: '笔退款打款失败或结果未知',
        why: '请重新打款、更换退款方式或确认已打款：客户在等待退款。',
      },
      refundApprovals: {
        what: '笔退款待您审批',
        why: '请通过或驳回，审批前不会打款。',
      },
      memberPairs: { what: '组会员记录可能是同一人', why: '请合并，或标记为不是同一人。' },
      earnApprovals: { what: '个订单或行为到达过迟', why: '请通过或驳回；处理前会员不获得奖励。' },
      giftsToSend: { what: '份会员兑换的礼品待发货', why: '发货后请标记，或取消兑换。' },
      overdueTickets: { what: '个工单已超时', why: '请尽快回复客户，超时最久的优先。' },
      lateDeadlines: { what: '个工单超过法定期限', why: '请立即处理，并告知客户。' },
      ticketsDueSoon: { what: '个我的工单将在一小时内到期', why: '请在超时前回复。' },
      unassignedTickets: {
        what: '个工单未分配处理人',
        why: '请领取或分配，客户正在等待。',
      },
      lateTasks: {
        what: '个工单有任务逾期未完成',
        why: '请催促相关部门，并告知客户新的时间。',
      },
      spamMessages: {
        what: '个垃圾工单有客户新消息',
        why: '请恢复工单，或添加备注说明原因。',
      },
      heldTickets: {
        what: '个由您处理的挂起工单需要跟进',
        why: '请联系等待方并告知客户。',
      },
      entriesToDecide: {
        what: '份征集作品待审核',
        why: '请通过，或填写原因驳回；审核前不参与评选。',
      },
      discounts: { what: '个订单有未核销的优惠', why: '请保留或收回；处理前计入已用次数。' },
      promotionBudgets: { what: '个促销的预算已用 %{used}% 以上', why: '用完后客户不再享受优惠。' },
      campaignBudgets: {
        what: '个营销活动的预算已用 %{used}% 以上',
        why: '用完后其下促销不再优惠。',
      },
      flashStock: { what: '个限时抢购的库存已售 %{used}% 以上', why: '售完后恢复原价。' },
      quality: { what: '个商品有错误待修正', why: '无法上架，或在店铺中误导客户。' },
      failedRuns: { what: '次定时任务失败', why: '系统会自动重试，原因见列表。' },
      stoppedWebhooks: {
        what: '个推送地址已停止接收消息',
        why: '发生的事正在等待发送。请查看最近的应答并恢复推送。',
      },
      stoppedMessages: {
        what: '条会员消息因发送已关闭而等待',
        why: '请在消息发送设置中开启发送。',
      },
      failedMessages: {
        what: '条会员消息在近 %{days} 天发送失败',
        why: '请查看应答，处理后重新发送。',
      },
      runsAhead: { what: '次定时任务因时钟超前而提前执行', why: '恢复之前，每日任务不再执行。' },
      failedJobs: { what: '个任务在近 %{days} 天失败', why: '相关数据尚未入库。' },
      runningJobs: { what: '个任务正在运行', why: '数据可能还会变化。' },
      drafts: { what: '个商品仍是草稿', why: '客户还看不到。' },
      promotionsStart: { what: '个促销将在 %{days} 天内开始', why: '请核对商品、价格和券码。' },
      promotionsEnd: { what: '个促销将在 %{days} 天内结束', why: '可延长，或让其结束。' },
      campaignsStart: {
        what: '个营销活动将在 %{days} 天内开始',
        why: '其下促销须在此之前通过审批。',
      },
      campaignsEnd: { what: '个营销活动将在 %{days} 天内结束', why: '其下促销随之结束。' },
      couponsUsedUp: {
        what: '个优惠券批次已无券码可发放',
        why: '会员不再获得券码。请新建批次并改用，或结束使用它的活动。',
      },
      couponsExpire: { what: '个优惠券批次将在 %{days} 天内过期', why: '可提醒会员尽快使用。' },
    },
  },
};
