/** Decides whether a sent product is written, refused or unchanged. */
import {
  ProductInput as ProductContract,
  type StoreProductInput,
} from '#contract/catalog/products';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { attributeErrors } from './attributes.ts';
import { isKeptDraft } from './keepDrafts.ts';
import type { UpsertFacts } from './loadUpsert.ts';
import { isErrors, mergeSent } from './mergeSent.ts';
import type { ProductWrite } from './productWrite.ts';
import type { ProductResult } from './upsertResult.ts';
import { withGuards } from './matchVariants.ts';
import { saidBy } from './clocks.ts';

/**
 * The write, or a result where there is nothing to write. `keepsDraft`: nothing changes, because its activation was refused
 * before; that this was said again, and when, is written all the same.
 */
export const prepareUpsert = (
  sent: StoreProductInput,
  { products, categories, attributes }: UpsertFacts,
): { result: ProductResult } | { write: ProductWrite; keepsDraft: boolean } => {
  const { externalId } = sent;
  const before = products.get(externalId) ?? null;
  const refused = (errors: FieldErrors) => ({ result: { externalId, errors } });
  const { said, clocks } = saidBy(sent, before);
  if (said === null) return { result: { externalId, id: before?.id ?? 0, outcome: 'unchanged' } };
  const input = mergeSent(said, before, categories);
  if (isErrors(input)) return refused(input);
  const checked = ProductContract.safeParse(withGuards(before, input));
  if (!checked.success) return refused(fieldErrors(checked.error));
  const wrongValues = attributeErrors(attributes, said.attributes ?? {});
  if (wrongValues) return refused({ attributes: wrongValues });
  const write = { before, input: checked.data, clocks };
  return before && isKeptDraft(before, checked.data)
    ? { write: { ...write, input: { ...checked.data, status: before.status } }, keepsDraft: true }
    : { write, keepsDraft: false };
};
