/** One product of a bulk edit. */
import {
  type BulkEdit,
  type BulkEditRow,
  type ProductInput,
  ProductInput as ProductContract,
} from '#contract/catalog/products';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { archivingError } from './archiving.ts';
import { errorsIn } from './activation.ts';
import { attributeErrors, loadAttributes } from './attributes.ts';
import { inputOf } from './compare.ts';
import { loadProducts } from './loadProducts.ts';
import { saveProducts } from './save.ts';
import { skuErrorsOf } from './skuErrors.ts';
import { difference } from '../../platform/activities/record.ts';
import { notFound } from '../../platform/http/errors.ts';
import { flatErrors } from '#shared/fieldErrors';
import type { Writer } from '../../platform/records/writer.ts';

/** The input of a product with the change applied. */
const applyChange = (input: ProductInput, change: BulkEdit['change']): ProductInput => ({
  ...input,
  ...(change.status !== undefined && { status: change.status }),
  ...(change.primaryCategoryId !== undefined && { primaryCategoryId: change.primaryCategoryId }),
  ...(change.brand !== undefined && { brand: change.brand || null }),
  tags: [...new Set([...input.tags, ...(change.addTags ?? [])])].filter(
    (tag) => !change.removeTags?.includes(tag),
  ),
  attributes: change.attribute
    ? { ...input.attributes, [change.attribute.code]: change.attribute.value }
    : input.attributes,
});

/** Saves the product with the change, also for a preview, so that the preview shows exactly what the change does. */
export const editOne = async (
  tx: Db,
  writer: Writer,
  id: number,
  change: BulkEdit['change'],
): Promise<BulkEditRow> => {
  const before = (await loadProducts(tx, [id], writer.now)).get(id);
  if (!before) throw notFound();
  const input = applyChange(inputOf(before), change);
  const checked = ProductContract.safeParse(input);
  const named = { id, name: before.name, names: before.names };
  const refused = (reason: string): BulkEditRow => ({
    ...named,
    outcome: 'refused',
    before: {},
    after: {},
    reason,
  });
  if (!checked.success)
    return refused(checked.error.issues[0]?.message ?? 'ra.message.invalid_form');
  const errors = attributeErrors(await loadAttributes(tx, [input]), input.attributes);
  if (errors) return refused(Object.values(errors)[0] ?? 'ra.message.invalid_form');
  const given = await archivingError(tx, before, input, writer.now);
  if (given) return refused(given);
  const diff = difference({ ...inputOf(before) }, { ...input });
  if (!diff) return { ...named, outcome: 'unchanged', before: {}, after: {} };
  const [taken] = await skuErrorsOf(tx, [{ before, input: checked.data }]);
  if (taken) return refused(flatErrors(taken)[0]?.message ?? 'ra.message.invalid_form');
  const [saved] = await saveProducts(tx, writer, [{ before, input: checked.data }]);
  const failing =
    saved && input.status === 'active' && before.status !== 'active' ? errorsIn(saved.issues) : [];
  if (failing.length > 0)
    return refused(message('products.errors.activation', { smart_count: failing.length }));
  return { ...named, outcome: 'changed', ...diff };
};
