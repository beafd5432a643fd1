import { returnReasons } from '#db/schema/orders/returnReasons';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withWords } from './load.ts';

const COUNTED =
  'from returns r where r.reason_id = "return_reasons".id and r.counted_on is not null';

export const returnReasonList: ListSpec = {
  table: returnReasons,
  extra: {
    returns: `(select count(*) ${COUNTED})`,
    returnedAmount: `(select coalesce(sum(r.amount), 0) ${COUNTED})`,
  },
  searchColumns: ['code', 'names'],
  keys: ['code'],
  defaultSort: ['position', 'ASC'],
  finish: ({ db }, rows) => withWords(db, rows as ({ id: number } & Record<string, unknown>)[]),
};
