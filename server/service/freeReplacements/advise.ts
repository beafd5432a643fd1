/** What whoever refunds goods of a case is told before: that some of them were replaced already at no charge. */
import type { Db } from '#db';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import { loadFreelyReplaced } from './load.ts';
import { freelyReplacedText } from './rules.ts';

export const adviseReplaced = async (
  db: Db,
  { now }: CaseActing,
  { id: caseId, orderExternalId }: CaseRow,
): Promise<string | null> => {
  if (orderExternalId === null) return null;
  const ids = await loadLineIds(db, orderExternalId);
  const lines = (await loadUnitsLeft(db, orderExternalId, now)).flatMap(
    ({ lineNumber, sku, ordered }) => {
      const id = ids.get(lineNumber);
      return id === undefined ? [] : [{ id, sku, ordered }];
    },
  );
  const replaced = await loadFreelyReplaced(db, orderExternalId, lines, { ids, caseId, now });
  const own = new Set((await loadCaseLines(db, caseId)).map((line) => ids.get(line.lineNumber)));
  return freelyReplacedText([...own].flatMap((id) => [...(replaced.get(id ?? '') ?? [])]));
};
