/**
 * Checks prices against their floors, attribute values against their attributes, and that stored pictures exist, before a
 * product is saved.
 */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { attributeErrors, loadAttributes } from './attributes.ts';
import { pictureErrors } from './pictures.ts';
import { floorErrors } from './priceFloors.ts';
import type { Product } from './product.ts';
import { withGuards } from './matchVariants.ts';
import { isSame } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Refuses prices below their floor. Only a price batch may go below it, with a second person's approval. */
export const checkFloors = async (
  tx: Db,
  writer: Writer,
  before: Product | null,
  input: ProductInput,
) => {
  const errors = await floorErrors(tx, writer, before, withGuards(before, input));
  if (errors) throw invalid(errors);
};

/**
 * Checks attribute values that are new or changed; values that have become invalid since they were written do not block
 * saving.
 */
export const checkAttributes = async (tx: Db, before: Product | null, input: ProductInput) => {
  const known = before?.attributes ?? {};
  const attributes = Object.fromEntries(
    Object.entries(input.attributes).filter(([code, value]) => !isSame(known[code], value)),
  );
  const errors = attributeErrors(await loadAttributes(tx, [{ attributes }]), attributes);
  if (errors) throw invalid({ attributes: errors });
};

/** Refuses new pictures with an address of this store under which nothing is stored. */
export const checkPictures = async (tx: Db, before: Product | null, input: ProductInput) => {
  const [errors] = await pictureErrors(tx, [{ before, input }]);
  if (errors) throw invalid(errors);
};
