export const en = {
  resources: {
    absences: {
      name: 'Absence |||| Absences',
      fields: {
        staffId: 'Who is away',
        staffName: 'Who is away',
        substituteId: 'Substitute',
        substituteName: 'Substitute',
        fromAt: 'From',
        untilAt: 'Until',
        note: 'Note',
        state: 'State',
      },
    },
    tickets: { fields: { absentUntil: 'Away until', substituteName: 'Substitute' } },
  },
  absences: {
    help: 'Meanwhile tickets that are assigned to this person go to the substitute, who also sees those that the person has, with their follow-ups.',
    from: 'Away from',
    until: 'Back on',
    standsIn: '%{name}, away until %{until}: goes to %{substitute}',
    awayUntil: 'away until %{until}, %{substitute} stands in',
    states: { planned: 'Planned', current: 'Away now', over: 'Over' },
    empty: {
      title: 'No absences yet',
      text: 'Say when somebody is away, and who answers customers meanwhile.',
    },
    errors: {
      order: 'It ends after it begins. Choose a later end.',
      same: 'Choose somebody else as substitute.',
      overlap: 'This person is away in that time already. Change that absence instead.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    absences: {
      name: '请假代班',
      fields: {
        staffId: '请假人',
        staffName: '请假人',
        substituteId: '代班人',
        substituteName: '代班人',
        fromAt: '开始时间',
        untilAt: '结束时间',
        note: '备注',
        state: '状态',
      },
    },
    tickets: { fields: { absentUntil: '请假至', substituteName: '代班人' } },
  },
  absences: {
    help: '请假期间，分配给此人的工单转给代班人；代班人也能看到此人名下的工单和待跟进事项。',
    from: '请假开始',
    until: '返岗时间',
    standsIn: '%{name}（请假至 %{until}，转给%{substitute}）',
    awayUntil: '请假至 %{until}，由%{substitute}代班',
    states: { planned: '未开始', current: '请假中', over: '已结束' },
    empty: {
      title: '暂无请假记录',
      text: '登记请假时间和代班人，期间的工单由代班人处理。',
    },
    errors: {
      order: '结束时间必须晚于开始时间，请重新选择。',
      same: '请选择其他人代班。',
      overlap: '此人在该时段已有请假记录，请直接修改。',
    },
  },
};
