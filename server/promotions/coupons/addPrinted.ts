/** Adds codes that exist already, on paper or in another system. */
import { codeKey } from '#contract/promotions/codes';
import { codesError } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { invalid } from '../../platform/http/errors.ts';
import { insertCodes } from './generate.ts';
import { takeKeys } from './takeKeys.ts';

/** Codes in one statement. */
const STEP = 5000;

/** Adds all of them, or none and names those that another batch has. */
export const addPrinted = async (tx: Db, batchId: number, codes: readonly string[]) => {
  const rows = codes.map((code) => ({ code, key: codeKey(code) }));
  const keys = await takeKeys(
    tx,
    rows.map(({ key }) => key),
  );
  const taken = rows.filter(({ key }) => keys.has(key)).map(({ code }) => code);
  if (taken.length > 0) throw invalid({ codes: codesError('coupons.errors.takenCodes', taken) });
  for (let start = 0; start < rows.length; start += STEP)
    await insertCodes(tx, rows.slice(start, start + STEP), { batchId });
};
