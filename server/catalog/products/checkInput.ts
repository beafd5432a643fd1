/** Checks prices against their floors and attribute values against their attributes before a product is saved. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { attributeErrors, loadAttributes } from './attributes.ts';
import { floorErrors } from './formFloor.ts';
import type { Product } from './product.ts';
import { withGuards } from './matchVariants.ts';
import { isSame } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Staff set no price below its floor in silence; a batch can, with a second person. */
export const checkFloors = async (
  tx: Db,
  writer: Writer,
  before: Product | null,
  input: ProductInput,
) => {
  const known = new Map(before?.variants.map(({ id, basePrice }) => [id, basePrice]));
  const errors = await floorErrors(tx, writer, known, withGuards(before, input));
  if (errors) throw invalid(errors);
};

/** Values that are new or differ; what an attribute has come to refuse since it was written stands in nobody's way. */
export const checkAttributes = async (tx: Db, before: Product | null, input: ProductInput) => {
  const known = before?.attributes ?? {};
  const attributes = Object.fromEntries(
    Object.entries(input.attributes).filter(([code, value]) => !isSame(known[code], value)),
  );
  const errors = attributeErrors(await loadAttributes(tx, [{ attributes }]), attributes);
  if (errors) throw invalid({ attributes: errors });
};
