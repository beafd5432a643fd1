/** Adds codes that exist already, on paper or in another system. */
import { inArray } from 'drizzle-orm';
import { codeKey } from '#contract/promotions/codes';
import { codesError } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { invalid } from '../../platform/http/errors.ts';
import { insertCodes } from './generate.ts';

/** Codes in one statement. */
const STEP = 5000;

const findKnown = prepared({ keys: many(coupons.key) }, (q, { keys }) =>
  q.select({ key: coupons.key }).from(coupons).where(inArray(coupons.key, keys)),
);

/** Adds all of them, or none and names those that another batch has. */
export const addPrinted = async (tx: Db, batchId: number, codes: readonly string[]) => {
  const rows = codes.map((code) => ({ code, key: codeKey(code) }));
  const taken: string[] = [];
  for (let start = 0; start < rows.length; start += STEP) {
    const part = rows.slice(start, start + STEP);
    const found = await findKnown(tx, { keys: part.map(({ key }) => key) });
    const keys = new Set(found.map(({ key }) => key));
    taken.push(...part.filter(({ key }) => keys.has(key)).map(({ code }) => code));
  }
  if (taken.length > 0) throw invalid({ codes: codesError('coupons.errors.takenCodes', taken) });
  for (let start = 0; start < rows.length; start += STEP)
    await insertCodes(tx, rows.slice(start, start + STEP), { batchId });
};
