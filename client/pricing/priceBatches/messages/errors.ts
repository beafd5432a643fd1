/** Why a batch is refused. */
export const en = {
  priceBatches: {
    errors: {
      belowFloor:
        '%{smart_count} price would be below its floor. Choose what to do with it. |||| %{smart_count} prices would be below their floor. Choose what to do with them.',
      isRevert: 'A batch that reverts another cannot be reverted; create a new batch.',
      revertBelowFloor:
        '%{smart_count} restored price is below its floor: give a reason. |||| %{smart_count} restored prices are below their floor: give a reason.',
      moreBelowFloor:
        'Costs or limits have changed: %{smart_count} price is now below its floor. Review it. |||| Costs or limits have changed: %{smart_count} prices are now below their floor. Review them.',
      changedSince:
        '%{smart_count} price has been changed again since: %{names}. Revert that first. |||| %{smart_count} prices have been changed again since: %{names}. Revert that first.',
      moved:
        '%{smart_count} price is no longer what it was when the batch was made. Edit and save it again. |||| %{smart_count} prices are no longer what they were when the batch was made. Edit and save it again.',
      notDraft: 'It has already been submitted or decided.',
      notSubmitted: 'It is not awaiting approval.',
      notWritten: 'It has not been applied, so there is nothing to revert.',
      nothingChanges: 'No price would change.',
      nothingLeft: 'Nothing is left to change: changes are already scheduled for all of it.',
      over: 'It has ended; prices have already been restored.',
      ownBatch: 'You cannot approve your own batch.',
      planned:
        'A change is already scheduled for %{smart_count} variant in this period. |||| Changes are already scheduled for %{smart_count} variants in this period.',
      unreadPrice:
        'The new price of %{name}, “%{typed}”, is not a price. Correct it, or press Esc in its cell. |||| %{smart_count} new prices are not prices, the first of them “%{typed}” for %{name}. Correct them, or press Esc in their cells.',
      written: 'It has been applied; revert it instead.',
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
      changedSince: '%{smart_count} 个价格此后又有调整：%{names}。请先撤销那次调整。',
      moved: '%{smart_count} 个价格与制单时不同，请编辑后重新保存。',
      notDraft: '该调价单已提交审批或已有结果。',
      notSubmitted: '该调价单不在待审批状态。',
      notWritten: '该调价单尚未写入，无需撤销。',
      nothingChanges: '没有价格会发生变化。',
      nothingLeft: '没有可调整的价格：他人都已有安排。',
      over: '该调价单已结束，价格已自动恢复。',
      ownBatch: '不能审批自己的调价单。',
      planned: '他人已在此时段为 %{smart_count} 个规格安排调价。',
      unreadPrice:
        '%{name}的新价“%{typed}”不是有效价格（共 %{smart_count} 行），请更正，或在该格按 Esc 取消。',
      written: '该调价单已写入，请改为撤销。',
    },
  },
};
