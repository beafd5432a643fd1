/** The form of a corrective action. */
export const en = {
  correctiveActions: {
    help: 'One change, so that its effect can be seen. A manager accepts it once everything below is filled in.',
    planHelp: 'What will be different, and for whom.',
    peopleHelp: 'The owner makes the change; somebody else checks whether it helped.',
    verifierHelp: 'Another person than the owner.',
    aboutHelp:
      'Leave out what does not apply. Category and channel limit which answers are compared.',
    measureHelp:
      'The same figure is compared in equal windows before and after the change. It cannot be changed once the change was made.',
    chooseMeasure: 'Choose the survey first.',
    windowHelp:
      'With too few answers the windows grow by whole weeks. Confidential and anonymous surveys are compared by whole months instead.',
  },
};

export const zh: typeof en = {
  correctiveActions: {
    help: '每项措施只做一处改变，才能看清效果。以下内容填写完整后，由店长采纳。',
    planHelp: '改变什么，对谁生效。',
    peopleHelp: '负责人落实改变，另一人验证是否有效。',
    verifierHelp: '须与负责人不同。',
    aboutHelp: '不适用的可留空。商品分类和渠道会限定参与对比的答卷。',
    measureHelp: '在改变前后等长的时段内对比同一指标。改变生效后不可更改。',
    chooseMeasure: '请先选择问卷。',
    windowHelp: '答卷不足时，时段按整周延长。保密和匿名问卷按整月对比。',
  },
};
