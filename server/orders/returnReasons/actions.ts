/** Writes reasons with their words; returns follow the words at once. */
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type {
  ReturnReasonEdit,
  ReturnReasonInput,
  ReturnReasonWords,
} from '#contract/orders/returnReasons';
import { MAX_WORDS } from '#contract/orders/returnReasons';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { returnReasons, returnReasonWords } from '#db/schema/orders/returnReasons';
import { returns } from '#db/schema/orders/returns';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadReasonIds, showReason } from './load.ts';
import { parentError } from './rules.ts';

const tree = prepared({}, (q) =>
  q.select({ id: returnReasons.id, parentId: returnReasons.parentId }).from(returnReasons),
);
const forgetWords = prepared({ id: returnReasons.id }, (q, { id }) =>
  q.delete(returnReasonWords).where(eq(returnReasonWords.reasonId, id)),
);
/** Returns with these texts that do not mean the reason yet. */
export const takeReturns = prepared(
  { id: returns.reasonId, texts: many(returns.reason) },
  (q, { id, texts }) =>
    q
      .update(returns)
      .set({ reasonId: id })
      .where(
        and(inArray(returns.reason, texts), or(isNull(returns.reasonId), ne(returns.reasonId, id))),
      ),
);
const leaveReturns = prepared(
  { id: returns.reasonId, texts: many(returns.reason) },
  (q, { id, texts }) =>
    q
      .update(returns)
      .set({ reasonId: null })
      .where(and(eq(returns.reasonId, id), inArray(returns.reason, texts))),
);
const oneReturn = prepared({ id: returns.reasonId }, (q, { id }) =>
  q.select({ id: returns.id }).from(returns).where(eq(returns.reasonId, id)).limit(1),
);

const entryOf = ({ actor, now }: Writer, { id, code }: { id: number; code: string }) => ({
  actor,
  at: now,
  resource: 'returnReasons',
  recordId: id,
  recordName: code,
});

const check = async (
  tx: Db,
  id: number | null,
  { parentId, words, code }: Pick<ReturnReasonInput, 'parentId' | 'words' | 'code'>,
) => {
  const error = parentError(id, parentId, await tree(tx));
  if (error) throw invalid({ parentId: error });
  const known = await loadReasonIds(tx, [...words, code]);
  const ofOther = (text: string) => {
    const other = known.get(text);
    return other !== undefined && other !== id;
  };
  const wrong = words.flatMap((text, index) =>
    ofOther(text) || words.indexOf(text) < index
      ? [[String(index), 'returnReasons.errors.wordTaken'] as const]
      : [],
  );
  if (wrong.length > 0) throw invalid({ words: Object.fromEntries(wrong) });
  // Its code would mean two reasons.
  if (ofOther(code)) throw invalid({ code: 'returnReasons.errors.codeTaken' });
};

const writeWords = async (
  tx: Db,
  { id, code }: { id: number; code: string },
  words: readonly string[],
  before: readonly string[],
) => {
  await forgetWords(tx, { id });
  await insertRows(
    tx,
    returnReasonWords,
    words.map((text) => ({ reasonId: id, text })),
  );
  const gone = before.filter((text) => !words.includes(text) && text !== code);
  if (gone.length > 0) await leaveReturns(tx, { id, texts: gone });
  await takeReturns(tx, { id, texts: [...words, code] });
};

export const createReason = async (
  tx: Db,
  writer: Writer,
  { words, ...input }: ReturnReasonInput,
) => {
  await check(tx, null, { ...input, words });
  const { now } = writer;
  const [id = 0] = await insertRows(
    tx,
    returnReasons,
    [{ ...input, createdAt: now, updatedAt: now }],
    { returning: true },
  );
  await writeWords(tx, { id, code: input.code }, words, []);
  await recordActivity(tx, {
    ...entryOf(writer, { id, code: input.code }),
    verb: 'create',
    after: { ...input, words },
  });
  return id;
};

/** The code stays: the shop and files name the reason by it. */
export const editReason = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, words, ...input }: ReturnReasonEdit,
) => {
  const before = await showReason(tx, id);
  checkVersion(before, version);
  if (input.code !== before.code) throw invalid({ code: 'returnReasons.errors.codeFixed' });
  await check(tx, id, { ...input, words });
  await updateRow(tx, returnReasons, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await writeWords(tx, before, words, before.words);
  await recordEdit(tx, {
    ...entryOf(writer, before),
    verb: 'edit',
    before: { ...before },
    after: { ...input, words },
  });
};

/** Gives texts that mean nothing yet to a reason. */
export const addWords = async (
  tx: Db,
  writer: Writer,
  id: number,
  { words: added }: ReturnReasonWords,
) => {
  const before = await showReason(tx, id);
  const words = [...new Set([...before.words, ...added])];
  if (words.length > MAX_WORDS)
    throw invalid({ words: message('returnReasons.errors.tooManyWords', { most: MAX_WORDS }) });
  await check(tx, id, { ...before, words });
  await updateRow(tx, returnReasons, id, {
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await writeWords(tx, before, words, before.words);
  await recordEdit(tx, {
    ...entryOf(writer, before),
    verb: 'edit',
    before: { words: before.words },
    after: { words },
  });
};

/** 409 for one that returns have, or that has others below it. */
export const deleteReason = async (tx: Db, writer: Writer, id: number) => {
  const { words, ...row } = await showReason(tx, id);
  if ((await tree(tx)).some(({ parentId }) => parentId === id))
    throw conflict('returnReasons.errors.hasChildren');
  if ((await oneReturn(tx, { id })).length > 0) throw conflict('returnReasons.errors.hasReturns');
  await deleteRow(tx, returnReasons, id);
  const { code, parentId, names, responsibility, disposition, needsPhoto, isOffered, position } =
    row;
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: {
      code,
      parentId,
      names,
      responsibility,
      disposition,
      needsPhoto,
      isOffered,
      position,
      words,
    },
  });
  return row;
};
