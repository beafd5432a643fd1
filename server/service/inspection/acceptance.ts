/** Loads by what is decided whether units that came in are accepted. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { exchanges } from '#db/schema/service/exchanges';
import { returnCases } from '#db/schema/service/returnCases';
import type { CaseRow } from '../cases/caseKinds.ts';
import type { Acceptance } from './rules.ts';

const dispositionOf = prepared({ code: returnReasons.code }, (q, { code }) =>
  q
    .select({ disposition: returnReasons.disposition })
    .from(returnReasons)
    .where(eq(returnReasons.code, code)),
);
const othersOf = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q
    .select({ paysOthers: returnCases.paysOthers })
    .from(returnCases)
    .where(eq(returnCases.caseId, caseId)),
);

const othersOfExchange = prepared({ caseId: exchanges.caseId }, (q, { caseId }) =>
  q
    .select({ paysOthers: exchanges.paysOthers })
    .from(exchanges)
    .where(eq(exchanges.caseId, caseId)),
);

/** The columns of a case by which units are accepted. */
export type AcceptingCase = Pick<CaseRow, 'id' | 'responsibility' | 'reasonCode'>;

export const loadAcceptance = async (
  db: Db,
  { id, responsibility, reasonCode }: AcceptingCase,
): Promise<Acceptance> => {
  const [reason] = reasonCode === null ? [] : await dispositionOf(db, { code: reasonCode });
  const claims = [
    ...(await othersOf(db, { caseId: id })),
    ...(await othersOfExchange(db, { caseId: id })),
  ];
  return {
    responsibility,
    wereOthersSent: reason?.disposition === 'wrongItem',
    areOthersPaid: claims.some(({ paysOthers }) => paysOthers),
  };
};
