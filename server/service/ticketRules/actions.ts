/** Writes rules and their order. */
import type { RuleOrder, TicketRuleEdit, TicketRuleInput } from '#contract/service/ticketRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { serviceCalendars } from '#db/schema/service/clocks';
import { macros } from '#db/schema/service/macros';
import { teams } from '#db/schema/service/teams';
import { ticketRules } from '#db/schema/service/ticketRules';
import { localize } from '#shared/localization';
import { difference, recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import { newPlaces } from '../../platform/records/places.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkAssignee } from '../tickets/agents.ts';
import { loadRules, type RuleRow } from './load.ts';
import { waitOf } from './rules.ts';

const entryOf = (
  { actor, now, settings }: Writer,
  { id, names }: Pick<RuleRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'ticketRules',
  recordId: id,
  recordName: localize(names, settings.language),
});

/** What somebody wrote, without what the console keeps with it. */
const writtenOf = ({
  id: _id,
  position: _position,
  activeSince: _since,
  plannedUntilId: _planned,
  createdAt: _created,
  updatedAt: _updated,
  version: _version,
  ...written
}: RuleRow): TicketRuleInput => written;

/** What it names must exist. */
export const checkRule = async (tx: Db, writer: Writer, input: TicketRuleInput): Promise<void> => {
  const { assigneeId, teamId, macroId, calendarId, levels } = input;
  if (assigneeId !== null) await checkAssignee(tx, assigneeId);
  if (teamId !== null && !(await findRow(tx, teams, teamId)))
    throw invalid({ teamId: 'errors.notFound' });
  if (macroId !== null && !(await findRow(tx, macros, macroId)))
    throw invalid({ macroId: 'errors.notFound' });
  if (calendarId !== null && !(await findRow(tx, serviceCalendars, calendarId)))
    throw invalid({ calendarId: 'errors.notFound' });
  await checkAudience(tx, writer, { levels }, (errors) => errors);
};

/** All that is open is planned anew. */
const planOf = (rule: TicketRuleInput) => ({ plannedUntilId: waitOf(rule) === null ? null : 0 });

/** A new rule is the last. */
export const createRule = async (
  tx: Db,
  writer: Writer,
  input: TicketRuleInput,
): Promise<RuleRow> => {
  await checkRule(tx, writer, input);
  const places = (await loadRules(tx)).map(({ position }) => position);
  const row = {
    ...input,
    ...planOf(input),
    position: Math.max(-1, ...places) + 1,
    activeSince: writer.now,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, ticketRules, [row], { returning: true });
  await recordActivity(tx, {
    ...entryOf(writer, { id, names: input.names }),
    verb: 'create',
    after: input,
  });
  return getRow(tx, ticketRules, id);
};

/** As it is written now it acts on what happens from now on; only another name or order changes nothing of that. */
export const editRule = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: TicketRuleEdit,
): Promise<RuleRow> => {
  const before = await getRow(tx, ticketRules, id);
  checkVersion(before, version);
  await checkRule(tx, writer, input);
  const { names: _, ...acted } = writtenOf(before);
  const { names: __, ...acts } = input;
  const isOther = difference(acted, acts) !== null;
  await updateRow(tx, ticketRules, id, {
    ...input,
    ...(isOther && { activeSince: writer.now, ...planOf(input) }),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...entryOf(writer, { id, names: input.names }),
    before: writtenOf(before),
    after: input,
  });
  return getRow(tx, ticketRules, id);
};

export const deleteRule = async (tx: Db, writer: Writer, id: number): Promise<RuleRow> => {
  const row = await getRow(tx, ticketRules, id);
  await deleteRow(tx, ticketRules, id);
  await recordActivity(tx, { ...entryOf(writer, row), verb: 'delete', before: writtenOf(row) });
  return row;
};

/** All of them are named, so that nobody orders what somebody else has just added. */
export const orderRules = async (
  tx: Db,
  writer: Writer,
  { ids }: RuleOrder,
): Promise<RuleRow[]> => {
  const rules = await loadRules(tx);
  const before = rules.map(({ id }) => id);
  const places = newPlaces(rules, ids);
  if (!places) throw conflict('ticketRules.errors.otherRules');
  for (const { id, position } of places.written) await updateRow(tx, ticketRules, id, { position });
  if (places.moved)
    await recordEdit(tx, {
      ...entryOf(writer, places.moved),
      verb: 'move',
      before: { order: before },
      after: { order: ids },
    });
  return loadRules(tx);
};
