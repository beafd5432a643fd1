const why =
  'Everybody with the right to approve wrote a part of it. Make another person a manager under Staff, or withdraw it.';
const whyZh = '有审批权限的人都参与了编写。请在员工管理中将他人设为店长，或撤回。';

export const en = {
  approvers: {
    left: 'Can be approved by %{names}.',
    nobody: 'Nobody is left to approve it: everybody with the right to do so wrote a part of it.',
    howOwner: 'Make another person a manager or an owner:',
    how: 'Ask the owner to make another person a manager under Staff.',
    toStaff: 'Open Staff',
    rejectedBy: 'Rejected by %{name}.',
    reasonGiven: 'Reason:',
    noReason: 'No reason was given.',
    submitAgain: 'Edit it and submit it again.',
  },
  attention: {
    needs: { nobodyLeft: 'Nobody left to approve' },
    items: {
      strandedPolicies: {
        what: 'version of the after-sales policy has nobody left to approve it |||| versions of the after-sales policy have nobody left to approve them',
        why,
      },
      strandedProgrammes: {
        what: 'version of the members’ programme has nobody left to approve it |||| versions of the members’ programme have nobody left to approve them',
        why,
      },
      strandedAdjustments: {
        what: 'adjustment has nobody left to approve it |||| adjustments have nobody left to approve them',
        why,
      },
      strandedPromotions: {
        what: 'promotion has nobody left to approve it |||| promotions have nobody left to approve them',
        why,
      },
      strandedActivities: {
        what: 'member activity has nobody left to approve it |||| member activities have nobody left to approve them',
        why,
      },
      strandedPrices: {
        what: 'price batch has nobody left to approve it |||| price batches have nobody left to approve them',
        why,
      },
    },
  },
};

export const zh: typeof en = {
  approvers: {
    left: '可审批人：%{names}。',
    nobody: '没有可审批的人：有审批权限的人都参与了编写。',
    howOwner: '请将他人设为店长或店主：',
    how: '请联系店主，在员工管理中将他人设为店长。',
    toStaff: '前往员工管理',
    rejectedBy: '已被%{name}驳回。',
    reasonGiven: '原因：',
    noReason: '未填写原因。',
    submitAgain: '请修改后重新提交。',
  },
  attention: {
    needs: { nobodyLeft: '无人可审批' },
    items: {
      strandedPolicies: { what: '个售后政策版本无人可审批', why: whyZh },
      strandedProgrammes: { what: '个会员计划版本无人可审批', why: whyZh },
      strandedAdjustments: { what: '笔人工调整无人可审批', why: whyZh },
      strandedPromotions: { what: '个促销无人可审批', why: whyZh },
      strandedActivities: { what: '个会员活动无人可审批', why: whyZh },
      strandedPrices: { what: '张调价单无人可审批', why: whyZh },
    },
  },
};
