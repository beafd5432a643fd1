/** Codes nobody can guess, made in the background so that lists stay quick. */
import { randomBytes } from 'node:crypto';
import { ALPHABET } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { query, rowsStatement } from '#db/statements';
import type { JobRun } from '../../platform/jobs/jobRun.ts';

/** Codes of one transaction: others wait no longer than this takes. */
const STEP = 20_000;

/** Random characters of an alphabet, each equally likely: bytes past its last whole multiple are thrown away. */
export const randomCharacters = (
  count: number,
  alphabet: string,
  bytes: (size: number) => Uint8Array = randomBytes,
): string => {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < count)
    for (const byte of bytes(count - text.length + 16)) {
      if (byte < fair) text += alphabet[byte % alphabet.length];
      if (text.length === count) break;
    }
  return text;
};

/** Different codes of `length` characters after the prefix. */
export const randomCodes = (count: number, prefix: string, length: number): string[] => {
  const codes = new Set<string>();
  while (codes.size < count) {
    const text = randomCharacters((count - codes.size) * length, ALPHABET);
    for (let index = 0; index < text.length; index += length)
      codes.add(prefix + text.slice(index, index + length));
  }
  return [...codes];
};

const insert = rowsStatement(
  { code: 'text' },
  (
    input,
  ) => `insert into coupons (code, batch_id) select input.code, b.id from ${input} join coupon_batches b on b.id = ?
    where true on conflict (code) do nothing`,
);

const generatedOf = async (db: Db, batchId: number) => {
  const [row] = await query<{ n: number }>(
    db,
    'select count(*) as n from coupons where batch_id = ?',
    [batchId],
  );
  return Number(row?.n ?? 0);
};

/** Fills a batch up to its quantity; begun again after an interruption it goes on where it stopped. */
export const generateCodes = async (
  run: JobRun,
  batch: { id: number; prefix: string; length: number; quantity: number },
) => {
  const { connection } = run.application;
  let made = await generatedOf(connection.db, batch.id);
  run.total = batch.quantity;
  while (made < batch.quantity) {
    const codes = randomCodes(Math.min(STEP, batch.quantity - made), batch.prefix, batch.length);
    made = await connection.longTransaction(async (tx) => {
      await insert(
        tx,
        codes.map((code) => [code]),
        batch.id,
      );
      // One that existed already was left out: what is there is counted at the end, and made up for.
      const reached =
        made + codes.length < batch.quantity
          ? made + codes.length
          : await generatedOf(tx, batch.id);
      await query(tx, 'update coupon_batches set generated = ? where id = ?', [reached, batch.id]);
      return reached;
    });
    run.done = made;
    run.count('codes', codes.length);
    await run.pause();
  }
};
