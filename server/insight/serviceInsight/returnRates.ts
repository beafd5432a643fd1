/** How much of what was sold in a period has come back since, and why, by category at the top of the tree. */
import type { ProgrammePeriod } from '#contract/insight/programme';
import type { ReasonUnits, ReturnReport } from '#contract/insight/serviceInsight';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import type { Localized } from '#shared/localization';
import { idsOfPath } from '#shared/treePaths';
import { loadSpan } from '../../orders/sales/span.ts';
import type { Spans } from './span.ts';
import { loadReasonNames, loadRootNames } from './names.ts';

/** Goods without a category. */
const NONE = 0;

const soldBy = statement<{ categoryId: number; units: number }>(
  `select s.category_id as "categoryId", sum(s.units) as units from sales_days s
   where s.channel = '' and s.day >= ? and s.day < ?
     and (s.category_id = 0 or s.category_id in (select c.id from categories c where c.parent_id is null))
   group by s.category_id`,
);
/** However long after the sale they came back. */
const returnedBy = statement<{ path: string | null; reasonId: number | null; units: number }>(
  `select c.path as path, r.reason_id as "reasonId", sum(l.quantity) as units
   from orders o join returns r on r.order_id = o.id join return_lines l on l.return_id = r.id
     left join categories c on c.id = l.category_id
   where o.counted_on >= ? and o.counted_on < ? and r.counted_on is not null
   group by c.path, r.reason_id`,
);

interface Category {
  sold: number;
  returned: number;
  reasons: Map<number | null, number>;
}

/** By the category at the top; `all` of them together. */
const loadCategories = async (db: Db, { from, to }: ProgrammePeriod) => {
  const rows = new Map<number, Category>();
  const all = { sold: 0, returned: 0 };
  const rowOf = (id: number) => {
    const row = rows.get(id) ?? { sold: 0, returned: 0, reasons: new Map() };
    rows.set(id, row);
    return row;
  };
  let named = 0;
  for (const { categoryId, units } of await soldBy(db, from, to)) {
    if (Number(categoryId) === NONE) all.sold = Number(units);
    else {
      rowOf(Number(categoryId)).sold = Number(units);
      named += Number(units);
    }
  }
  if (all.sold > named) rowOf(NONE).sold = all.sold - named;
  for (const { path, reasonId, units } of await returnedBy(db, from, to)) {
    if (Number(units) === 0) continue;
    const row = rowOf(path === null ? NONE : (idsOfPath(path)[0] ?? NONE));
    const reason = reasonId === null ? null : Number(reasonId);
    row.returned += Number(units);
    row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + Number(units));
    all.returned += Number(units);
  }
  return { all, rows };
};

const unplacedUnits = async (db: Db, opens: number, ends: number): Promise<number> => {
  const [row] = await query<{ units: number | null }>(
    db,
    `select sum(r.units) as units from returns r
     where r.order_id is null and r.returned_at >= ? and r.returned_at < ?`,
    [opens, ends],
  );
  return Number(row?.units ?? 0);
};

const reasonsOf = (
  reasons: ReadonlyMap<number | null, number>,
  names: ReadonlyMap<number, Localized>,
): ReasonUnits[] =>
  [...reasons]
    .map(([reasonId, units]) => ({
      reasonId,
      names: reasonId === null ? null : (names.get(reasonId) ?? null),
      units,
    }))
    .toSorted((one, other) => other.units - one.units);

export const reportReturns = async (
  db: Db,
  { reading, period, before }: Spans,
  asked: ProgrammePeriod,
): Promise<ReturnReport> => {
  const { dataFrom } = await loadSpan(db);
  const unplaced = await unplacedUnits(db, reading.opens, reading.ends);
  const head = { ...reading, ...(period ?? asked), ordersFrom: dataFrom, unplaced };
  // Before the first order on record nobody knows what was sold.
  if (period === null || dataFrom === null || period.to <= dataFrom)
    return { ...head, before: null, all: null, rows: [] };
  const now = await loadCategories(db, period);
  const isComparable = before !== null && before.from >= dataFrom;
  const earlier = isComparable ? await loadCategories(db, before) : null;
  const categories = await loadRootNames(db);
  const reasons = await loadReasonNames(db);
  return {
    ...head,
    before: isComparable ? before : null,
    all: { ...now.all, before: earlier?.all ?? null },
    rows: [...now.rows]
      .map(([id, row]) => {
        const then = earlier?.rows.get(id);
        return {
          categoryId: id === NONE ? null : id,
          names: categories.get(id) ?? null,
          sold: row.sold,
          returned: row.returned,
          reasons: reasonsOf(row.reasons, reasons),
          before: earlier && { sold: then?.sold ?? 0, returned: then?.returned ?? 0 },
        };
      })
      .toSorted((one, other) => other.returned - one.returned || other.sold - one.sold),
  };
};
