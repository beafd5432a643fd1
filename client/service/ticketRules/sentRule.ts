/** A rule as the form begins, and as it is sent. */
import type { TicketRule } from '#contract/service/ticketRules';

export const NEW_RULE = {
  names: {},
  isActive: true,
  trigger: 'opened',
  minutes: null,
  calendarId: null,
  types: [],
  channels: [],
  levels: [],
  priorities: [],
  statuses: [],
  tags: [],
  words: [],
  isUnassigned: false,
  assigneeId: null,
  unassigns: false,
  teamId: null,
  priority: null,
  addedTags: [],
  note: null,
  macroId: null,
  taskTitle: null,
  taskDepartment: null,
  taskMinutes: null,
} as const;

/** The fields that people write, of a saved rule or of the values of a form. */
export const toWritten = (rule: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule).filter(([field]) => field in NEW_RULE));

export const toEdit = (rule: TicketRule) => ({ ...toWritten(rule), version: rule.version });
