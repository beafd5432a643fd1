/** Gives many texts to reasons at once, and says what that changes in the figures. */
import type {
  ReasonEffect,
  ReasonFigures,
  ReasonMatched,
  ReasonMatching,
} from '#contract/service/reasonTexts';
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { statement } from '#db/statements';
import type { FieldErrors } from '#shared/fields';
import { groupBy } from '#shared/groupBy';
import { addWords } from '../../orders/returnReasons/actions.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { TICKET_REASON } from '../ticketFiles/reasonCode.ts';

const figures = statement<{
  reason_id: number | null;
  returns: number;
  amount: number;
  tickets: number;
}>(
  `select s.reason_id, sum(s.returns) as returns, sum(s.amount) as amount, sum(s.tickets) as tickets from (
     select reason_id, count(*) as returns, sum(amount) as amount, 0 as tickets from returns
       where counted_on is not null group by reason_id
     union all
     select ${TICKET_REASON} as reason_id, 0 as returns, 0 as amount, count(*) as tickets
       from imported_tickets i group by 1) s
   group by s.reason_id`,
);
const NOTHING: ReasonFigures = { returns: 0, amount: 0, tickets: 0 };

const loadFigures = async (tx: Db): Promise<ReadonlyMap<number | null, ReasonFigures>> =>
  new Map(
    (await figures(tx)).map(({ reason_id: id, returns, amount, tickets }) => [
      id === null ? null : Number(id),
      { returns: Number(returns), amount: Number(amount), tickets: Number(tickets) },
    ]),
  );

const toEffects = (
  ids: readonly (number | null)[],
  before: ReadonlyMap<number | null, ReasonFigures>,
  after: ReadonlyMap<number | null, ReasonFigures>,
): ReasonEffect[] =>
  ids.map((reasonId) => ({
    reasonId,
    before: before.get(reasonId) ?? NOTHING,
    after: after.get(reasonId) ?? NOTHING,
  }));

const known = prepared({ ids: many(returnReasons.id) }, (q, { ids }) =>
  q.select({ id: returnReasons.id }).from(returnReasons).where(inArray(returnReasons.id, ids)),
);

/** A reason must be there, and where a text stands more than once, nobody can say which reason it means. */
const refuseWrong = async (tx: Db, { matches }: ReasonMatching) => {
  const rows = await known(tx, { ids: [...new Set(matches.map(({ reasonId }) => reasonId))] });
  const ids = new Set(rows.map(({ id }) => id));
  const seen = new Set<string>();
  const errors: Record<string, FieldErrors> = {};
  for (const [index, { text, reasonId }] of matches.entries()) {
    if (seen.has(text)) errors[index] = { text: 'reasonTexts.errors.twice' };
    else if (!ids.has(reasonId)) errors[index] = { reasonId: 'errors.notFound' };
    seen.add(text);
  }
  if (Object.keys(errors).length > 0) throw invalid({ matches: errors });
};

export const matchTexts = async (
  tx: Db,
  writer: Writer,
  input: ReasonMatching,
): Promise<ReasonMatched> => {
  await refuseWrong(tx, input);
  const before = await loadFigures(tx);
  const byReason = groupBy(input.matches, ({ reasonId }) => reasonId);
  for (const [reasonId, own] of byReason)
    await addWords(tx, writer, reasonId, { words: own.map(({ text }) => text) });
  return { effects: toEffects([...byReason.keys(), null], before, await loadFigures(tx)) };
};
