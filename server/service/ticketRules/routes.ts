/** Routes of rules about tickets. */
import { RuleOrder, TicketRuleEdit, TicketRuleInput } from '#contract/service/ticketRules';
import { ticketRules } from '#db/schema/service/ticketRules';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { checkRule, createRule, deleteRule, editRule, orderRules } from './actions.ts';
import { runDry } from './dryRun.ts';
import { loadRuns, type RuleRow } from './load.ts';

const ruleList: ListSpec = {
  table: ticketRules,
  searchColumns: ['names'],
  hidden: ['plannedUntilId'],
  defaultSort: ['position', 'ASC'],
};

const toShown = ({ plannedUntilId: _, ...rule }: RuleRow) => rule;

/** One write, answered with the rule. */
const writing = async (context: Context, work: (tx: Db, writer: Writer) => Promise<RuleRow>) => {
  const writer = await writerOf(context);
  return context.transaction(async (tx) => toShown(await work(tx, writer)));
};

export const ticketRuleRoutes: Route[] = resource('ticketRules', {
  list: listOf(ruleList),
  show: async ({ db }, { params }) => toShown(await getRow(db, ticketRules, recordId(params.id))),
  create: {
    body: TicketRuleInput,
    handle: (context: Context, { body }: Call<TicketRuleInput>) =>
      writing(context, (tx, writer) => createRule(tx, writer, body)),
  },
  edit: {
    body: TicketRuleEdit,
    handle: (context: Context, { params, body }: Call<TicketRuleEdit>) =>
      writing(context, (tx, writer) => editRule(tx, writer, recordId(params.id), body)),
  },
  delete: (context, { params }) =>
    writing(context, (tx, writer) => deleteRule(tx, writer, recordId(params.id))),
  actions: {
    order: {
      summary: 'The order of the rules: each sees what those before it have changed',
      action: 'edit',
      collection: true,
      body: RuleOrder,
      handle: async (context: Context, { body }: Call<RuleOrder>) => {
        const writer = await writerOf(context);
        return context.transaction(async (tx) => (await orderRules(tx, writer, body)).map(toShown));
      },
    },
    dryRun: {
      summary: 'On which tickets of the last 30 days a rule would have acted; it changes nothing',
      collection: true,
      reads: true,
      body: TicketRuleInput,
      handle: async (context: Context, { body }: Call<TicketRuleInput>) => {
        const { db, now } = context;
        await checkRule(db, await writerOf(context), body);
        return runDry(db, body, now());
      },
    },
    runs: {
      summary: 'The newest runs of a rule: on which ticket, when, and what it did',
      method: 'get',
      action: 'show',
      handle: async ({ db }, { params }) => {
        const { id } = await getRow(db, ticketRules, recordId(params.id));
        return loadRuns(db, id);
      },
    },
  },
});
