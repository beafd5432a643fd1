export const en = {
  levelBenefits: {
    title: 'Benefits',
    none: 'The member has no level of the programme, so there are no benefits.',
    nothing: 'This level gives nothing of its own.',
    next: 'With the level %{level}',
    paused: 'Paused by staff at present: %{benefits}',
    pausable: { discount: 'the discount of the level', freeShipping: 'free delivery' },
  },
};

export const zh: typeof en = {
  levelBenefits: {
    title: '会员权益',
    none: '该会员没有会员计划的等级，暂无权益。',
    nothing: '该等级没有专属权益。',
    next: '升级到%{level}后',
    paused: '以下权益已被暂停：%{benefits}',
    pausable: { discount: '等级折扣', freeShipping: '包邮' },
  },
};
