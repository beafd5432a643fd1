/** Why a batch is refused. */
export const en = {
  priceBatches: {
    errors: {
      belowFloor:
        '%{smart_count} price would be below its floor. Choose what to do with it. |||| %{smart_count} prices would be below their floor. Choose what to do with them.',
      isRevert: 'A reverting batch cannot be reverted itself; make a new batch.',
      revertBelowFloor:
        '%{smart_count} restored price lies below its floor: say why it may. |||| %{smart_count} restored prices lie below their floor: say why they may.',
      moreBelowFloor:
        'Costs or limits have changed: now %{smart_count} price lies below its floor. Look again. |||| Costs or limits have changed: now %{smart_count} prices lie below their floor. Look again.',
      changedSince:
        '%{smart_count} price has been changed again since; revert that first. |||| %{smart_count} prices have been changed again since; revert that first.',
      moved:
        '%{smart_count} price is no longer what it was when the batch was made. Edit and save it again. |||| %{smart_count} prices are no longer what they were when the batch was made. Edit and save it again.',
      notDraft: 'Somebody has already been asked to decide, or has decided.',
      notSubmitted: 'It does not wait for approval.',
      notWritten: 'It has not been written, so there is nothing to revert.',
      nothingChanges: 'No price would change.',
      nothingLeft: 'Nothing is left to change: others have planned all of it.',
      over: 'Its time is over; prices have gone back by themselves.',
      ownBatch: 'Nobody approves their own batch.',
      planned:
        'Others have planned a change of %{smart_count} variant in this time. |||| Others have planned changes of %{smart_count} variants in this time.',
      written: 'It has been written; revert it instead.',
    },
  },
};

export const zh: typeof en = {
  priceBatches: {
    errors: {
      belowFloor: '%{smart_count} 个价格将低于底价，请选择如何处理。',
      isRevert: '撤销单本身不能再撤销，请新建调价单。',
      revertBelowFloor: '恢复后有 %{smart_count} 个价格低于底价，请说明原因。',
      moreBelowFloor: '成本或限制已有变化，现有 %{smart_count} 个价格低于底价，请重新查看。',
      changedSince: '%{smart_count} 个价格此后又有调整，请先撤销那次调整。',
      moved: '%{smart_count} 个价格与制单时不同，请编辑后重新保存。',
      notDraft: '该调价单已提交审批或已有结果。',
      notSubmitted: '该调价单不在待审批状态。',
      notWritten: '该调价单尚未写入，无需撤销。',
      nothingChanges: '没有价格会发生变化。',
      nothingLeft: '没有可调整的价格：他人都已有安排。',
      over: '该调价单已结束，价格已自动恢复。',
      ownBatch: '不能审批自己的调价单。',
      planned: '他人已在此时段为 %{smart_count} 个规格安排调价。',
      written: '该调价单已写入，请改为撤销。',
    },
  },
};
