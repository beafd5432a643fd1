/** Evaluates a batch before it is stored, and again if a variant was deleted meanwhile. */
import type { BatchInput } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { isForeignKey } from '#db/errors';
import type { Work } from '../../platform/http/context.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { checkProposal } from './insertBatch.ts';

const ATTEMPTS = 3;
/** Evaluates all rows, then writes; evaluates again if a variant was deleted between the two. */
export const evaluateAndWrite = async <T>(
  { connection, longTransaction }: Work,
  writer: Writer,
  input: BatchInput,
  write: (tx: Db, evaluation: Evaluation) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const evaluation = await connection.readSnapshot((db) =>
      evaluate(db, input, writer.settings, writer.now),
    );
    checkProposal(evaluation, input);
    try {
      return await longTransaction((tx) => write(tx, evaluation));
    } catch (error) {
      if (attempt === ATTEMPTS || !isForeignKey(error)) throw error;
    }
  }
};
