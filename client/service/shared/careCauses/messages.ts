export const en = {
  resources: { cases: { filters: { calledAfterId: 'Calls after a case' } } },
  careCauses: { calls: 'Calls planned because of this case', cause: 'Planned because of' },
};
export const zh: typeof en = {
  resources: { cases: { filters: { calledAfterId: '售后单引发的回访' } } },
  careCauses: { calls: '由此售后单安排的回访', cause: '回访起因' },
};
