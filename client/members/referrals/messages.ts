export const en = {
  resources: {
    referrals: {
      name: 'Referral |||| Referrals',
      fields: {
        referrerId: 'Referred by',
        referrerName: 'Referred by',
        referrerExternalId: 'Member number of the referrer',
        refereeId: 'New member',
        refereeName: 'New member',
        refereeExternalId: 'Member number of the new member',
        state: 'State',
        reason: 'Why it is not rewarded',
        channel: 'Channel',
        occurredAt: 'Referred',
        registeredAt: 'Registered',
        recordedAt: 'Received',
      },
      filters: {
        isRewarded: 'Points were given',
        hasOrdered: 'The new member has ordered',
      },
    },
  },
  referrals: {
    sectionTitle: 'Friends invited',
    noneOfMember: 'This member has invited nobody yet.',
    code: 'Referral code',
    noCode: 'The shop has not asked for a code for invitations of this member yet.',
    states: { invited: 'Not registered yet', registered: 'Registered', rejected: 'Not rewarded' },
    reasons: {
      self: 'Referred themselves',
      circular: 'Members referred each other in a circle',
      referredBefore: 'Somebody else referred the new member before',
      joinedBefore: 'Joined before the referral',
      late: 'Registered too long ago, or before the programme',
    },
    errors: {
      self: 'Members cannot refer themselves. Name the member who was invited.',
      circular: 'This member brought the one who refers, directly or over others.',
      unknownCode: 'No member has this code. Ask for it again with the member’s referralCode.',
      noProgramme:
        'There was no members’ programme when this was sent, so nothing is earned with it. Approve one first.',
    },
    empty: {
      title: 'No referrals yet',
      text: 'The shop sends an event when a member refers a friend. Both are rewarded when the friend registers.',
    },
  },
  activities: { verbs: { makeReferralCode: 'made a code for invitations' } },
};

export const zh: typeof en = {
  resources: {
    referrals: {
      name: '邀请好友',
      fields: {
        referrerId: '邀请人',
        referrerName: '邀请人',
        referrerExternalId: '邀请人会员编号',
        refereeId: '新会员',
        refereeName: '新会员',
        refereeExternalId: '新会员编号',
        state: '状态',
        reason: '未奖励原因',
        channel: '渠道',
        occurredAt: '邀请时间',
        registeredAt: '注册时间',
        recordedAt: '接收时间',
      },
      filters: {
        isRewarded: '已发放积分',
        hasOrdered: '新会员已下单',
      },
    },
  },
  referrals: {
    sectionTitle: '邀请的好友',
    noneOfMember: '该会员还没有邀请好友。',
    code: '邀请码',
    noCode: '店铺尚未为该会员生成邀请码。',
    states: { invited: '未注册', registered: '已注册', rejected: '不奖励' },
    reasons: {
      self: '邀请了自己',
      circular: '会员之间循环邀请',
      referredBefore: '新会员此前已被他人邀请',
      joinedBefore: '邀请前已入会',
      late: '注册时间过早，或早于会员计划',
    },
    errors: {
      self: '会员不能邀请自己，请填写被邀请的会员。',
      circular: '邀请人本身由该会员（直接或间接）邀请而来。',
      unknownCode: '没有会员使用此邀请码，请通过会员的 referralCode 重新获取。',
      noProgramme: '提交时还没有会员计划，无法获得奖励。请先审批通过会员计划。',
    },
    empty: {
      title: '还没有邀请记录',
      text: '会员邀请好友时由店铺发送事件；好友注册后，双方获得奖励。',
    },
  },
  activities: { verbs: { makeReferralCode: '生成了邀请码' } },
};
