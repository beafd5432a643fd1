/**
 * Writes settings, category tree, attributes and products of the demo store through the same actions that staff use.
 */
import { AttributeInput } from '#contract/catalog/attributes';
import { StoreProductInput } from '#contract/catalog/products';
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { settings as settingsTable } from '#db/schema/platform/settings';
import { categories } from '#db/schema/catalog/categories';
import { recordEdit } from '#server/platform/activities/record';
import { createAttribute } from '#server/catalog/attributes/actions';
import { editCategory } from '#server/catalog/categories/actions';
import type { CategoryWrite } from '#server/catalog/categories/categoryWrite';
import { upsertCategories } from '#server/catalog/categories/upsert';
import { findRow, getRow, updateRow } from '#server/platform/records/records';
import { upsertProducts } from '#server/catalog/products/upsert';
import type { Writer } from '#server/platform/records/writer';
import { ATTRIBUTES } from './attributes.ts';
import type { ProductDraft } from './catalog.ts';
import type { Department, Group, Leaf, Pair } from './departments/department.ts';
import { DEPARTMENTS } from './departments/index.ts';
import { type Plan, SETTINGS } from '../plan.ts';

const HOUR = 3_600_000;

/** Writes the store's settings; the row exists since the first start. */
export const writeSettings = async (tx: Db, writer: Writer) => {
  const before = await getRow(tx, settingsTable, 1);
  await updateRow(tx, settingsTable, 1, {
    ...SETTINGS,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'settings',
    recordId: 1,
    recordName: SETTINGS.storeName,
    before,
    after: { ...before, ...SETTINGS },
  });
};

const localized = ([en, zh]: Pair) => ({ en, zh });

const tree: readonly { node: Department | Group | Leaf; parentCode: string | null }[] =
  DEPARTMENTS.flatMap((department) => [
    { node: department, parentCode: null },
    ...department.groups.flatMap((group) => [
      { node: group, parentCode: department.code },
      ...group.leaves.map((leaf) => ({ node: leaf, parentCode: group.code })),
    ]),
  ]);

/** Writes the attributes, then the tree, then the attributes of each category. */
export const writeTree = async (tx: Db, writer: Writer) => {
  const attributes = new Map<string, number>();
  for (const draft of ATTRIBUTES) {
    const { id, code } = await createAttribute(tx, writer, AttributeInput.parse(draft));
    attributes.set(code, id);
  }
  const written = { ...writer, now: writer.now + HOUR };
  const results = await upsertCategories(
    tx,
    written,
    tree.map(({ node, parentCode }): CategoryWrite => ({
      code: node.code,
      parentCode,
      names: localized(node.names),
    })),
  );
  const bound = { ...writer, now: writer.now + 2 * HOUR };
  for (const [index, { node }] of tree.entries()) {
    const result = results[index];
    if (!result || 'refused' in result) throw new Error(`Category ${node.code} was refused`);
    const own = Object.entries(node.asks ?? {}).map(([code, requirement]): CategoryAttribute => {
      const attributeId = attributes.get(code);
      if (attributeId === undefined)
        throw new Error(`${node.code} asks for the unknown attribute ${code}`);
      return { attributeId, requirement };
    });
    if (own.length === 0) continue;
    const category = await findRow(tx, categories, result.id);
    const input = {
      parentId: category?.parentId ?? null,
      names: localized(node.names),
      hidden: false,
      attributes: own,
    };
    await editCategory(tx, bound, result.id, input);
  }
};

/** Creates or edits products; throws if one is refused, because the seed itself would be wrong. */
export const writeProducts = async (tx: Db, writer: Writer, drafts: readonly ProductDraft[]) => {
  if (drafts.length === 0) return;
  const results = await upsertProducts(
    tx,
    writer,
    drafts.map((draft) => StoreProductInput.parse({ ...draft, updatedAt: writer.now })),
  );
  for (const result of results) {
    if ('errors' in result)
      throw new Error(`Product ${result.externalId} was refused: ${JSON.stringify(result.errors)}`);
    if (result.keptDraft) throw new Error(`Product ${result.externalId} may not go on sale`);
  }
};

/** Groups rows by day; rows without a day (null) are left out. */
export const grouped = <T>(
  rows: readonly T[],
  dayOf: (row: T) => number | null,
): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const day = dayOf(row);
    if (day !== null) groups.set(day, [...(groups.get(day) ?? []), row]);
  }
  return groups;
};

/** The changes of the catalogue by day: products are launched, become faulty, and are archived. */
export const catalogDays = ({ products, flaws }: Plan) => {
  const launchedByDay = grouped(products, ({ launch }) => launch);
  const left = grouped(products, ({ archive }) => archive);
  const flawsByDay = grouped(flaws, ({ day }) => day);
  return (day: number): ProductDraft[] => [
    ...(launchedByDay.get(day) ?? []).map(({ draft }) => draft),
    ...(left.get(day) ?? []).map(({ draft: { externalId } }) => ({
      externalId,
      status: 'archived' as const,
    })),
    ...(flawsByDay.get(day) ?? []).map(({ edit }) => edit),
  ];
};
