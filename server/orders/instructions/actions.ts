/** Gives the shop instructions, takes them back, and records what the shop answers. */
import type {
  Acknowledgement,
  InstructionInput,
  InstructionWithdrawal,
} from '#contract/orders/instructions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { instructions } from '#db/schema/orders/instructions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Role } from '#contract/platform/access';
import { afterAnswers, beforeAsking } from './hooks.ts';
import { checkAsked } from './checkAsked.ts';
import { answerNews, instructionState, isUnanswered } from './rules.ts';

type Row = typeof instructions.$inferSelect;

const entry = ({ actor, now }: Writer, { id, kind, orderExternalId }: Row) => ({
  actor,
  at: now,
  resource: 'instructions',
  recordId: id,
  recordName: [kind, orderExternalId].filter(Boolean).join(' '),
});

const tell = (tx: Db, writer: Writer, change: 'given' | 'withdrawn', row: Row) => {
  const { id, kind, orderExternalId, lines, place, dueAt } = row;
  const data = { id, kind, orderExternalId, lines, place, dueAt };
  return recordEvents(tx, writer, `instruction.${change}`, [
    { at: writer.now, key: String(id), data },
  ]);
};

/**
 * Asks the shop to do something; returns the id by which it answers. 409 for what is not missing or was asked for already;
 * `check`: by whoever knows otherwise what may be asked for.
 */
export const giveInstruction = async (
  tx: Db,
  writer: Writer,
  input: InstructionInput,
  check: typeof checkAsked = checkAsked,
): Promise<number> => {
  await check(tx, input, writer.now);
  const stamps = { createdAt: writer.now, updatedAt: writer.now };
  const values = { ...input, givenBy: writer.actor.name, ...stamps };
  const [id = 0] = await insertRows(tx, instructions, [values], { returning: true });
  const row = await getRow(tx, instructions, id);
  await recordActivity(tx, { ...entry(writer, row), verb: 'create' });
  await tell(tx, writer, 'given', row);
  return id;
};

/** The same by a person: also within what the role decides alone. */
export const giveByHand = (
  tx: Db,
  writer: Writer,
  role: Role | null,
  input: InstructionInput,
): Promise<number> =>
  giveInstruction(tx, writer, input, async (_tx, asked, now) => {
    await checkAsked(tx, asked, now);
    for (const part of beforeAsking.parts) await part(tx, { ...writer, role }, asked);
  });

/** The shop need not do it any more; 409 once it has answered. */
export const withdrawInstruction = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version }: InstructionWithdrawal,
): Promise<void> => {
  const row = await getRow(tx, instructions, id);
  checkVersion(row, version);
  const state = instructionState(row, writer.now);
  if (!isUnanswered(state))
    throw conflict(`instructions.errors.${state === 'withdrawn' ? 'withdrawn' : 'answered'}`);
  await updateRow(tx, instructions, id, {
    withdrawnAt: writer.now,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...entry(writer, row),
    verb: 'withdraw',
    before: { withdrawnAt: null },
    after: { withdrawnAt: writer.now },
  });
  await tell(tx, writer, 'withdrawn', row);
};

/** Records the shop's answer; the same again changes nothing. */
export const acknowledge = async (
  tx: Db,
  writer: Writer,
  id: number,
  answer: Acknowledgement,
): Promise<void> => {
  const row = await getRow(tx, instructions, id);
  const news = answerNews(row, answer);
  if (news === 'known') return;
  if (news === 'beforeGiven') throw invalid({ at: 'instructions.errors.beforeGiven' });
  if (news !== 'new') throw conflict(`instructions.errors.${news}`);
  const { outcome, at, reason } = answer;
  const after = {
    outcome,
    acknowledgedAt: at,
    refusal: outcome === 'refused' ? (reason ?? null) : null,
  };
  await updateRow(tx, instructions, id, {
    ...after,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...entry(writer, row),
    verb: 'edit',
    before: { outcome: null, acknowledgedAt: null, refusal: null },
    after,
  });
  for (const part of afterAnswers.parts) await part(tx, writer, id, answer);
};
