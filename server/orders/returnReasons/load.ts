/** Loads reasons, and which reason texts of returns mean. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { returnReasons, returnReasonWords } from '#db/schema/orders/returnReasons';
import { getRow } from '../../platform/records/records.ts';

const wordsOf = prepared({ reasonIds: many(returnReasonWords.reasonId) }, (q, { reasonIds }) =>
  q
    .select({ reasonId: returnReasonWords.reasonId, text: returnReasonWords.text })
    .from(returnReasonWords)
    .where(inArray(returnReasonWords.reasonId, reasonIds))
    .orderBy(asc(returnReasonWords.text)),
);

/** The rows with their words. */
export const withWords = async <Row extends { id: number }>(db: Db, rows: readonly Row[]) => {
  const words = await wordsOf(db, { reasonIds: rows.map(({ id }) => id) });
  return rows.map((row) => ({
    ...row,
    words: words.flatMap(({ reasonId, text }) => (reasonId === row.id ? [text] : [])),
  }));
};

export const showReason = async (db: Db, id: number) => {
  const [reason] = await withWords(db, [await getRow(db, returnReasons, id)]);
  if (!reason) throw new Error('A reason without a row');
  return reason;
};

const byText = prepared({ texts: many(returnReasonWords.text) }, (q, { texts }) =>
  q
    .select({ id: returnReasonWords.reasonId, text: returnReasonWords.text })
    .from(returnReasonWords)
    .where(inArray(returnReasonWords.text, texts)),
);
const byCode = prepared({ texts: many(returnReasons.code) }, (q, { texts }) =>
  q
    .select({ id: returnReasons.id, text: returnReasons.code })
    .from(returnReasons)
    .where(inArray(returnReasons.code, texts)),
);

/** The reason that each text means: its code, or one of its words. */
export const loadReasonIds = async (
  db: Db,
  sent: readonly (string | null)[],
): Promise<ReadonlyMap<string, number>> => {
  const texts = [...new Set(sent.flatMap((text) => text ?? []))];
  if (texts.length === 0) return new Map();
  const rows = [...(await byText(db, { texts })), ...(await byCode(db, { texts }))];
  return new Map(rows.map(({ id, text }) => [text, id]));
};
