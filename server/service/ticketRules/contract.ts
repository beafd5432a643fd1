/** Rules about tickets: when something happens or something has lasted for so long, and the ticket fits, they act on it. */
import * as z from 'zod';
import { MAX_BODY, TICKET_CHANNELS } from '#contract/service/messages';
import { DEPARTMENTS } from '#contract/service/tasks';
import { MAX_TAG } from '#contract/service/ticketInputs';
import { TICKET_PRIORITIES, TICKET_STATUSES, TICKET_TYPES } from '#contract/service/tickets';
import {
  id,
  instant,
  orDefault,
  orNull,
  reference,
  requiredLocalized,
  requiredText,
  whole,
} from '#shared/fields';
import { textOrNull } from '#shared/sentFields';

/** What happens to a ticket. */
export const RULE_EVENTS = [
  'opened',
  'customerWrote',
  'staffReplied',
  'statusChanged',
  'assigned',
] as const;
export type RuleEvent = (typeof RULE_EVENTS)[number];
/** What lasts: a customer waits for an answer, is silent after being asked, or nobody does anything. */
export const RULE_WAITS = ['customerWaits', 'customerSilent', 'nothingDone'] as const;
export type RuleWait = (typeof RULE_WAITS)[number];
export const RULE_TRIGGERS = [...RULE_EVENTS, ...RULE_WAITS] as const;
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

/** What a rule does, in this order. */
export const RULE_ACTIONS = ['assign', 'priority', 'tags', 'note', 'reply', 'task'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

export const MAX_RULE_MINUTES = 129_600;
/** How often rules reply to the customer of a ticket within 24 hours. */
export const MOST_RULE_REPLIES = 3;
export const DRY_RUN_DAYS = 30;
/** Of runs, and of the tickets of a dry run. */
export const RUNS_SHOWN = 100;

const listOf = <S extends z.ZodType>(of: S, max: number) => orDefault(z.array(of).max(max), []);
const minutes = () => whole('minutes', 1, MAX_RULE_MINUTES);

const fields = {
  names: requiredLocalized(60),
  isActive: orDefault(z.boolean(), true),
  trigger: z.enum(RULE_TRIGGERS),
  /** Of what lasts: for how long. */
  minutes: orNull(minutes()),
  /** By whose hours the minutes count; null: around the clock. */
  calendarId: orNull(reference('serviceCalendars')),
  types: listOf(z.enum(TICKET_TYPES), TICKET_TYPES.length),
  channels: listOf(z.enum(TICKET_CHANNELS), TICKET_CHANNELS.length),
  levels: listOf(requiredText(40), 50),
  priorities: listOf(z.enum(TICKET_PRIORITIES), TICKET_PRIORITIES.length),
  statuses: listOf(z.enum(TICKET_STATUSES), TICKET_STATUSES.length),
  /** The ticket has one of them. */
  tags: listOf(requiredText(MAX_TAG), 20),
  /** One of them stands in the subject or in what the customer wrote. */
  words: listOf(requiredText(40), 50),
  isUnassigned: orDefault(z.boolean(), false),
  assigneeId: orNull(requiredText(80)),
  unassigns: orDefault(z.boolean(), false),
  teamId: orNull(reference('teams')),
  priority: orNull(z.enum(TICKET_PRIORITIES)),
  addedTags: listOf(requiredText(MAX_TAG), 5),
  note: textOrNull(MAX_BODY),
  /** A canned reply, of which the text is sent to the customer or kept as a note. */
  macroId: orNull(reference('macros')),
  taskTitle: textOrNull(200),
  taskDepartment: orNull(z.enum(DEPARTMENTS)),
  taskMinutes: orNull(minutes()),
};

type Fields = z.infer<typeof Unchecked>;
const Unchecked = z.strictObject(fields);

const isWait = ({ trigger }: Pick<Fields, 'trigger'>) =>
  (RULE_WAITS as readonly string[]).includes(trigger);

/** The actions that it names, in the order in which they are done. */
export const actionsOf = (rule: Omit<Fields, 'names'>): RuleAction[] => {
  const named: Record<RuleAction, boolean> = {
    assign: rule.assigneeId !== null || rule.unassigns || rule.teamId !== null,
    priority: rule.priority !== null,
    tags: rule.addedTags.length > 0,
    note: rule.note !== null,
    reply: rule.macroId !== null,
    task: rule.taskTitle !== null,
  };
  return RULE_ACTIONS.filter((action) => named[action]);
};

/** What is wrong beside the single fields: the field, and why. */
const FAULTS: readonly [path: string, error: string, isWrong: (rule: Fields) => boolean][] = [
  ['minutes', 'ra.validation.required', (rule) => isWait(rule) && rule.minutes === null],
  ['minutes', 'ticketRules.errors.noWait', (rule) => !isWait(rule) && rule.minutes !== null],
  ['calendarId', 'ticketRules.errors.noWait', (rule) => !isWait(rule) && rule.calendarId !== null],
  [
    'unassigns',
    'ticketRules.errors.assignsToo',
    (rule) => rule.unassigns && rule.assigneeId !== null,
  ],
  [
    'taskDepartment',
    'ra.validation.required',
    (rule) => rule.taskTitle !== null && rule.taskDepartment === null,
  ],
  [
    'taskMinutes',
    'ra.validation.required',
    (rule) => rule.taskTitle !== null && rule.taskMinutes === null,
  ],
  [
    'taskTitle',
    'ra.validation.required',
    (rule) => rule.taskTitle === null && (rule.taskDepartment ?? rule.taskMinutes) !== null,
  ],
  ['assigneeId', 'ticketRules.errors.doesNothing', (rule) => actionsOf(rule).length === 0],
];
const check = (rule: Fields, issues: z.RefinementCtx) => {
  for (const [path, message, isWrong] of FAULTS)
    if (isWrong(rule)) issues.addIssue({ code: 'custom', path: [path], message });
};

export const TicketRuleInput = Unchecked.superRefine(check);
export type TicketRuleInput = z.infer<typeof TicketRuleInput>;
export const TicketRuleEdit = z
  .strictObject({ ...fields, version: whole('version').optional() })
  .superRefine(check);
export type TicketRuleEdit = z.infer<typeof TicketRuleEdit>;

export const TicketRule = z.object({
  ...fields,
  id: id(),
  position: whole('position'),
  /** Since when it acts; what was before stays as it was. */
  activeSince: instant(),
  version: whole('version'),
});
export type TicketRule = z.infer<typeof TicketRule>;

/** All rules in their new order. */
export const RuleOrder = z.strictObject({ ids: z.array(id()).max(200) });
export type RuleOrder = z.infer<typeof RuleOrder>;

/** What one action of a run came to. */
export interface RuleResult {
  action: RuleAction;
  /** Why it was not done, as a translation key; null where it was. */
  error: string | null;
}
/** One time a rule acted. */
export interface RuleRun {
  id: number;
  ticketId: number;
  ticketNumber: string;
  subject: string;
  trigger: RuleTrigger;
  /** When it happened, or was decided by time. */
  at: number;
  /** When the console acted. */
  recordedAt: number;
  results: RuleResult[];
}

/** On what a rule would have acted. */
export interface RuleDryRun {
  from: number;
  tickets: number;
  /** Whether older tickets were left out, because there are too many. */
  isPart: boolean;
  /** The latest ones, each with when the rule would have acted last. */
  latest: { ticketId: number; ticketNumber: string; subject: string; at: number; times: number }[];
}
