/** Words of what people do with a batch: submit, approve, reject, revert, delete. */
export const en = {
  priceBatches: {
    phases: {
      draft: 'Draft',
      submitted: 'Awaiting approval',
      rejected: 'Rejected',
      scheduled: 'Scheduled',
      inForce: 'In force',
      ended: 'Ended',
      reverted: 'Reverted',
    },
    submit: {
      verb: 'Submit',
      title: 'Submit “%{name}”?',
      now: '%{smart_count} price changes immediately. |||| %{smart_count} prices change immediately.',
      approved:
        '%{smart_count} price changes as soon as it is approved. |||| %{smart_count} prices change as soon as it is approved.',
      at: '%{smart_count} price changes on %{when}. |||| %{smart_count} prices change on %{when}.',
      until: 'They revert on %{when}.',
      asks: 'It needs approval: %{why}. No price changes until then.',
      done: 'Submitted',
    },
    approve: {
      verb: 'Approve',
      title: 'Approve “%{name}” by %{author}?',
      done: 'Approved',
    },
    reject: {
      verb: 'Reject',
      title: 'Reject “%{name}”?',
      text: 'It is returned to %{author}, who can edit and resubmit it. No price changes.',
      done: 'Rejected',
    },
    revert: {
      verb: 'Revert',
      title: 'Revert “%{name}”?',
      now: '%{smart_count} price is restored immediately. |||| %{smart_count} prices are restored immediately.',
      planned:
        '%{smart_count} scheduled change is cancelled. |||| %{smart_count} scheduled changes are cancelled.',
      text: 'This is done by a new batch, which stays in the list.',
      done: 'Reverted',
    },
    delete: {
      verb: 'Delete',
      title: 'Delete “%{name}”?',
      text: 'It was never applied, so no price changes. It cannot be restored.',
      done: 'Deleted',
    },
    writing: 'Writing %{smart_count} price… |||| Writing %{smart_count} prices…',
    more: 'More',
    edit: 'Edit',
    waitsFor: 'Awaiting approval by someone else. %{author} created it and cannot approve it.',
    waitsForYou: 'Awaiting your approval, or that of another who may. %{author} created it.',
    why: 'Why: %{why}.',
  },
};

export const zh: typeof en = {
  priceBatches: {
    phases: {
      draft: '草稿',
      submitted: '待审批',
      rejected: '已驳回',
      scheduled: '未开始',
      inForce: '生效中',
      ended: '已结束',
      reverted: '已撤销',
    },
    submit: {
      verb: '提交',
      title: '提交“%{name}”？',
      now: '%{smart_count} 个价格将立即调整。',
      approved: '审批通过后，立即调整 %{smart_count} 个价格。',
      at: '%{smart_count} 个价格将于 %{when} 调整。',
      until: '并于 %{when} 恢复。',
      asks: '需先由他人审批：%{why}。审批通过前价格不变。',
      done: '已提交',
    },
    approve: { verb: '通过', title: '通过%{author}的“%{name}”？', done: '已通过' },
    reject: {
      verb: '驳回',
      title: '驳回“%{name}”？',
      text: '将退回给%{author}，修改后可再次提交。价格不变。',
      done: '已驳回',
    },
    revert: {
      verb: '撤销',
      title: '撤销“%{name}”？',
      now: '%{smart_count} 个价格将立即恢复原价。',
      planned: '将取消 %{smart_count} 个未开始的价格。',
      text: '撤销会生成一张新的调价单，并保留在列表中。',
      done: '已撤销',
    },
    delete: {
      verb: '删除',
      title: '删除“%{name}”？',
      text: '该调价单从未写入，价格不变。删除后无法恢复。',
      done: '已删除',
    },
    writing: '正在写入 %{smart_count} 个价格…',
    more: '更多',
    edit: '编辑',
    waitsFor: '等待他人审批。制单人%{author}不能审批自己的调价单。',
    waitsForYou: '等待您或其他有权限的人审批。制单人：%{author}。',
    why: '原因：%{why}。',
  },
};
