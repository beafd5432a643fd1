/** Loads which units of the lines of a case the customer has as they were sold, and by what others were replaced. */
import type { ReplacedLine } from '#contract/service/inspection';
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadLineEvents } from '../exchangeValues/events.ts';
import { unitsWithCustomer } from '../exchangeValues/lineEvents.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import { loadInspectedElsewhere } from './elsewhere.ts';
import { asksReplaced } from './replaced.ts';

/** Without lines of which nothing was replaced. */
export const loadReplacedLines = async (
  db: Db,
  { id, orderExternalId }: Pick<CaseRow, 'id' | 'orderExternalId'>,
  now: number,
): Promise<ReplacedLine[]> => {
  if (orderExternalId === null) return [];
  const ids = await loadLineIds(db, orderExternalId);
  const events = await loadLineEvents(db, orderExternalId, ids, { now, ownId: id });
  if (events.size === 0) return [];
  const elsewhere = await loadInspectedElsewhere(db, orderExternalId, { caseId: id, now });
  return (await loadCaseLines(db, id)).flatMap(({ lineNumber, sku }) => {
    const own = elsewhere.filter((one) => ids.get(one.lineNumber) === ids.get(lineNumber));
    const has = unitsWithCustomer([
      ...(events.get(ids.get(lineNumber) ?? '') ?? []),
      ...own.map(({ event }) => event),
    ]);
    return has.replaced.length === 0
      ? []
      : [{ lineNumber, ...has, isAsked: asksReplaced(has, sku) }];
  });
};

/** Of a case whose goods were looked at nothing is asked any more. */
export const showReplacedLines = async (
  db: Db,
  row: Pick<CaseRow, 'id' | 'orderExternalId'>,
  { inspected, now }: { inspected: readonly unknown[]; now: number },
): Promise<ReplacedLine[]> => (inspected.length > 0 ? [] : loadReplacedLines(db, row, now));
