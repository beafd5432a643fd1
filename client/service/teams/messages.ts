export const en = {
  resources: {
    teams: {
      name: 'Team |||| Teams',
      fields: {
        names: 'Name',
        memberIds: 'People',
        memberNames: 'People',
        leadId: 'Lead',
        leadName: 'Lead',
        openTickets: 'Open tickets',
      },
    },
    tickets: { fields: { teamId: 'Team', teamName: 'Team', absentId: 'Instead of' } },
  },
  tickets: { views: { myTeams: 'My teams' } },
  teams: {
    help: 'A ticket can be given to a team: whoever is in it takes it next.',
    membersHelp: 'Agents, managers and the owner.',
    leadHelp: 'One of these people.',
    none: 'No team',
    mine: 'My teams',
    named: 'Team %{name}',
    showTickets: 'Show the %{smart_count} open ticket |||| Show the %{smart_count} open tickets',
    empty: {
      title: 'No teams yet',
      text: 'Make a team of the people who answer the same kind of tickets, and give it tickets.',
    },
    errors: {
      leadOutside: 'Whoever leads a team is in it. Add this person first.',
      used: 'This team stays: %{smart_count} ticket names it. Give it to another team first. |||| This team stays: %{smart_count} tickets name it. Give them to another team first.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    teams: {
      name: '客服组',
      fields: {
        names: '名称',
        memberIds: '成员',
        memberNames: '成员',
        leadId: '组长',
        leadName: '组长',
        openTickets: '未结工单',
      },
    },
    tickets: { fields: { teamId: '客服组', teamName: '客服组', absentId: '代替' } },
  },
  tickets: { views: { myTeams: '我的组' } },
  teams: {
    help: '工单可分配给客服组，由组内成员领取。',
    membersHelp: '客服、店长和店主。',
    leadHelp: '从成员中选择。',
    none: '不分组',
    mine: '我的组',
    named: '客服组：%{name}',
    showTickets: '查看 %{smart_count} 个未结工单',
    empty: {
      title: '暂无客服组',
      text: '把处理同类工单的人员编为一组，再把工单分配给该组。',
    },
    errors: {
      leadOutside: '组长必须是组内成员，请先添加此人。',
      used: '无法删除：有 %{smart_count} 个工单属于该组，请先将其分配给其他组。',
    },
  },
};
