/** What a rule does with a ticket: by the functions of the verbs of staff, each action by itself. */
import { and, eq } from 'drizzle-orm';
import type { Actor } from '#contract/platform/activities';
import { actionsOf, type RuleAction, type RuleResult } from '#contract/service/ticketRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { macros } from '#db/schema/service/macros';
import { ticketRuleRuns } from '#db/schema/service/ticketRules';
import { tickets } from '#db/schema/service/tickets';
import { filledText } from '#rules/service/macros';
import { MINUTE_MS } from '#shared/days';
import type { FieldErrors } from '#shared/fields';
import { localize } from '#shared/localization';
import { HttpError } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { WrittenKind } from '#contract/service/replies';
import { writeMessage } from '../replies/reply.ts';
import { addTask } from '../tasks/actions.ts';
import { assignTicket } from '../tickets/actions.ts';
import { isNobodys, loadStaffNames } from '../tickets/agents.ts';
import { editTicket } from '../tickets/edit.ts';
import type { TicketRow } from '../tickets/record.ts';
import type { TicketWriter } from '../tickets/step.ts';
import { tagTicket } from '../tickets/tags.ts';
import type { RuleRow } from './load.ts';
import { refuseFurtherReply, ruleMessageId } from './replies.ts';

const ACTOR_ID = 'ticketRule';
/** Whether a rule writes: what rules cause is followed by whoever let them act. */
export const isByRule = ({ actor }: Writer): boolean =>
  actor.kind === 'system' && actor.id === ACTOR_ID;

/** In every change that it makes, the rule is named. */
const actorOf = ({ names }: RuleRow, { settings }: Writer): Actor => ({
  kind: 'system',
  id: ACTOR_ID,
  name: localize(names, settings.language),
});

interface Acting {
  tx: Db;
  writer: TicketWriter;
  rule: RuleRow;
  eventKey: string;
}

const assign = async ({ tx, writer, rule }: Acting, row: TicketRow): Promise<void> => {
  const kept = (await isNobodys(tx, row)) ? null : row.assigneeId;
  const assigneeId = rule.unassigns ? null : (rule.assigneeId ?? kept);
  const teamId = rule.teamId ?? row.teamId;
  if (assigneeId === row.assigneeId && teamId === row.teamId) return;
  await assignTicket(tx, writer, row.id, { assigneeId, teamId, version: row.version });
};

const setPriority = async ({ tx, writer, rule }: Acting, row: TicketRow): Promise<void> => {
  const priority = rule.priority ?? row.priority;
  if (priority === row.priority) return;
  const { type, subject, severity, channel, memberId, orderExternalId, lines, version } = row;
  const facts = { type, subject, severity, channel, memberId, orderExternalId, lines };
  await editTicket(tx, writer, row.id, { ...facts, priority, version });
};

const write = (
  { tx, writer, rule, eventKey }: Acting,
  { id }: TicketRow,
  { kind, body }: { kind: WrittenKind; body: string },
): Promise<void> =>
  writeMessage(tx, writer, id, {
    kind,
    body,
    externalId: ruleMessageId(rule.id, kind, eventKey),
    attachmentIds: [],
    macroId: null,
    wasReached: null,
    next: 'stay',
    resolution: null,
    lastSeenId: 0,
  });

/** The agent of the text is who works on the ticket, and the store where nobody does. */
const sendMacro = async (acting: Acting, row: TicketRow): Promise<void> => {
  const { tx, writer, rule } = acting;
  const { texts, kind } = await getRow(tx, macros, rule.macroId ?? 0);
  if (kind === 'public') await refuseFurtherReply(tx, row.id, writer.now);
  const { language, storeName } = writer.settings;
  const member = row.memberId === null ? undefined : await findRow(tx, members, row.memberId);
  const nameOf = await loadStaffNames(tx, row.assigneeId === null ? [] : [row.assigneeId]);
  const body = filledText(localize(texts, language), {
    customerName: member?.name ?? null,
    orderNumber: row.orderExternalId,
    ticketNumber: row.number,
    agentName: nameOf(row.assigneeId) ?? storeName,
    storeName,
  });
  await write(acting, row, { kind, body });
};

const handOver = ({ tx, writer, rule }: Acting, { id }: TicketRow): Promise<void> =>
  addTask(tx, writer, id, {
    title: rule.taskTitle ?? '',
    department: rule.taskDepartment ?? 'warehouse',
    dueAt: writer.now + (rule.taskMinutes ?? 0) * MINUTE_MS,
  });

const ACTS: Record<RuleAction, (acting: Acting, row: TicketRow) => Promise<void>> = {
  assign,
  priority: setPriority,
  tags: ({ tx, writer, rule }, { id }) =>
    tagTicket(tx, writer, id, { add: rule.addedTags, remove: [] }),
  note: (acting, row) => write(acting, row, { kind: 'internal', body: acting.rule.note ?? '' }),
  reply: sendMacro,
  task: handOver,
};

/** The first reason that names a field, else that of the whole. */
const reasonOf = ({ key, details }: HttpError): string => {
  const [first] = Object.values((details.errors ?? {}) as FieldErrors);
  return typeof first === 'string' ? first : key;
};

/** A guard refuses before anything is written, so what it refused is left out and the rest is done. */
const attempt = async (
  acting: Acting,
  ticketId: number,
  action: RuleAction,
): Promise<RuleResult> => {
  try {
    await ACTS[action](acting, await getRow(acting.tx, tickets, ticketId));
    return { action, error: null };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { action, error: reasonOf(error) };
  }
};

const runOf = prepared(
  {
    ticketId: ticketRuleRuns.ticketId,
    ruleId: ticketRuleRuns.ruleId,
    eventKey: ticketRuleRuns.eventKey,
  },
  (q, { ticketId, ruleId, eventKey }) =>
    q
      .select({ id: ticketRuleRuns.id })
      .from(ticketRuleRuns)
      .where(
        and(
          eq(ticketRuleRuns.ticketId, ticketId),
          eq(ticketRuleRuns.ruleId, ruleId),
          eq(ticketRuleRuns.eventKey, eventKey),
        ),
      ),
);

/** Does what the rule says and logs it, once for each event of the ticket. */
export const actOn = async (
  tx: Db,
  writer: Writer,
  rule: RuleRow,
  { ticketId, eventKey, at }: { ticketId: number; eventKey: string; at: number },
): Promise<void> => {
  if ((await runOf(tx, { ticketId, ruleId: rule.id, eventKey })).length > 0) return;
  const own: TicketWriter = { ...writer, actor: actorOf(rule, writer), party: 'system' };
  const acting = { tx, writer: own, rule, eventKey };
  const results: RuleResult[] = [];
  for (const action of actionsOf(rule)) results.push(await attempt(acting, ticketId, action));
  await insertRows(tx, ticketRuleRuns, [
    {
      ruleId: rule.id,
      ruleNames: rule.names,
      ticketId,
      trigger: rule.trigger,
      eventKey,
      at,
      recordedAt: writer.now,
      results,
    },
  ]);
};
