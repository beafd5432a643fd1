/** What is wrong with a version of the programme, and the way out. */
export const en = {
  programme: {
    errors: {
      unknownLevel:
        'This level is not set up. Set it up under Levels, groups, channels, or take it out.',
      sameLevel: 'This level is in the list already.',
      levelOrder: 'This level has a lower rank than the one before it. Put it further up.',
      lowestHasConditions: 'Everybody has the lowest level. Remove its conditions.',
      noCondition: 'Add at least one condition: without one everybody would have this level.',
      sameCondition: 'The same is measured in another condition of this level. Remove one of them.',
      thresholdOverlaps:
        'A lower level asks for as much or more. Thresholds must rise from level to level.',
      unreachable: 'The period does not have that many days.',
      graceWithoutTerm: 'A level that is kept for good has no days of grace. Enter 0, or a term.',
      graceTooLong: 'The days of grace are longer than the term itself.',
      worseBenefit:
        'A lower level has a better benefit. A higher level must give at least as much.',
      levelMissing:
        'The version before has the level %{level}. Say to which level its members move.',
      movedToItself: 'Members cannot move to the level that they leave.',
      movedStays: 'This level stays in the programme, so its members keep it. Remove this line.',
      movedUnknown: 'The version before does not have this level. Remove this line.',
      movedNowhere: 'This level is not in the new version. Choose one that is.',
      sameKey: 'Another rule has this key.',
      formulaTrigger: 'This way of counting does not fit what is rewarded. Choose another.',
      onlyReferral: 'Only a referral has a second member to reward.',
      noSubject: 'Only custom events and activity entries can name one. Leave it empty.',
      neverGives:
        'No order is that large, so this rule would never give anything. Lower the amount.',
      ladderGivesNothing: 'No day gives anything. Enter points for at least one day.',
      nothingToMultiply: 'No other rule gives this for orders, so there is nothing to multiply.',
      capBelowNarrower: 'This limit is below a limit for less. Raise it, or lower the other.',
      onlyOrders: 'This applies to orders only. Remove it.',
      noMeaning: 'Points are available at once, so these days have no effect. Enter 0.',
      noPoints: 'Points that this rule gives itself can wait or expire; it gives none. Remove it.',
      noOwnPoints:
        'A multiplier gives no points of its own, so it cannot be limited. Remove the limit.',
      endsBeforeStart: 'It would end before it begins.',
      twice: 'This is in the list already.',
      lapsesBefore:
        'Points would expire before they become available. Shorten the wait, or let them last longer.',
      levelNotHere: 'This level is not in the programme, so nobody would qualify. Take it out.',
      noSuchDay: 'Not every year has this day. Choose another.',
      noticeBeforeInactivity: 'The first notice would go out before the member becomes inactive.',
      noticeOrder: 'The second notice must come after the first.',
      unitFraction:
        'One step does not pay a whole amount of money. Change the step, or what points are worth.',
    },
  },
};

export const zh: typeof en = {
  programme: {
    errors: {
      unknownLevel: '此等级尚未设置。请先在“等级、分组与渠道”中设置，或将其移除。',
      sameLevel: '此等级已在列表中。',
      levelOrder: '此等级低于上一个等级，请调整顺序。',
      lowestHasConditions: '最低等级人人都有，请删除其条件。',
      noCondition: '请至少添加一个条件，否则人人都会是此等级。',
      sameCondition: '此等级已有相同的条件，请删除其中一个。',
      thresholdOverlaps: '更低的等级要求相同或更高。门槛须逐级提高。',
      unreachable: '该周期没有这么多天。',
      graceWithoutTerm: '永久有效的等级没有宽限期。请填 0，或设置有效期。',
      graceTooLong: '宽限期比有效期还长。',
      worseBenefit: '更低的等级有更好的权益。高等级的权益不能低于低等级。',
      levelMissing: '上一版本有等级“%{level}”，请指定其会员转入的等级。',
      movedToItself: '会员不能转入其离开的等级。',
      movedStays: '此等级仍在计划中，会员保留该等级。请删除此行。',
      movedUnknown: '上一版本没有此等级。请删除此行。',
      movedNowhere: '新版本没有此等级，请选择其他等级。',
      sameKey: '已有规则使用此标识。',
      formulaTrigger: '此计算方式不适用于所奖励的行为，请选择其他方式。',
      onlyReferral: '只有邀请好友才能奖励被邀请人。',
      noSubject: '只有自定义行为和活动参与才能指定名称，请留空。',
      neverGives: '没有订单能达到此金额，规则将永远不发放。请降低金额。',
      ladderGivesNothing: '每天都不发放积分。请至少为一天填写积分。',
      nothingToMultiply: '没有其他规则为订单发放此类奖励，无从加倍。',
      capBelowNarrower: '此上限低于更小范围的上限。请提高此上限或降低另一个。',
      onlyOrders: '仅适用于订单，请删除。',
      noMeaning: '积分立即可用，此天数无效。请填 0。',
      noPoints: '此规则本身不发放积分，无需设置等待时间或过期。请删除。',
      noOwnPoints: '倍数规则本身不发放积分，不能设上限。请删除上限。',
      endsBeforeStart: '结束时间早于开始时间。',
      twice: '已在列表中。',
      lapsesBefore: '积分在可用之前就会过期。请缩短等待时间或延长有效期。',
      levelNotHere: '此等级不在会员计划中，没有会员符合。请移除。',
      noSuchDay: '并非每年都有这一天，请另选。',
      noticeBeforeInactivity: '首次提醒会早于会员进入不活跃状态。',
      noticeOrder: '第二次提醒须晚于首次提醒。',
      unitFraction: '每一档抵扣的不是整数金额。请修改使用单位或积分价值。',
    },
  },
};
