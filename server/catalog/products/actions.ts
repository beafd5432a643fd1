/** Creates and edits a product, and changes its status. */
import type { z } from 'zod';
import type { ProductInput, ProductStatusChange } from '#contract/catalog/products';
import type { Db } from '#db';
import { together } from '#db/together';
import { archivingError } from './archiving.ts';
import { refuseActivation } from './activation.ts';
import { checkAttributes, checkFloors, checkPictures } from './checkInput.ts';
import { inputOf } from './compare.ts';
import { keepMovedPrices, movedPricing } from './movedPrices.ts';
import { readEdited, readProduct } from './read.ts';
import { checkRemovals } from './removalErrors.ts';
import { saveProducts } from './save.ts';
import { checkSkus } from './skuErrors.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

type Edit = ProductInput & { version?: number };

export const createProduct = async (tx: Db, writer: Writer, input: ProductInput) => {
  await checkAttributes(tx, null, input);
  await checkPictures(tx, null, input);
  await checkFloors(tx, writer, null, input);
  await checkSkus(tx, null, input);
  const [saved] = await saveProducts(tx, writer, [{ before: null, input }]);
  if (!saved) throw new Error('A product was saved without an answer');
  if (input.status === 'active') refuseActivation(saved);
  return readProduct(tx, saved.id, writer.now);
};

export const editProduct = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...sent }: Edit,
) => {
  const before = await readProduct(tx, id, writer.now);
  checkVersion(before, version);
  const given = await archivingError(tx, before, sent, writer.now);
  if (given) throw conflict(given);
  const input = await keepMovedPrices(tx, before, sent);
  await checkAttributes(tx, before, input);
  await checkSkus(tx, before, input);
  await checkRemovals(tx, writer, { before, input });
  await checkPictures(tx, before, input);
  // Loaded before it is known whether it is needed, because it comes in the same round trip as the guards.
  const [pricing] = await together([
    movedPricing(tx, writer, before, input),
    checkFloors(tx, writer, before, input),
  ]);
  const [saved] = await saveProducts(tx, writer, [{ before, input }], { pricing });
  if (!saved) throw new Error('A product was saved without an answer');
  if (input.status === 'active' && before.status !== 'active') refuseActivation(saved);
  return readEdited(tx, before, saved, writer.now);
};

export const changeStatus = async (
  tx: Db,
  writer: Writer,
  id: number,
  { status }: z.infer<typeof ProductStatusChange>,
) => {
  const before = await readProduct(tx, id, writer.now);
  return editProduct(tx, writer, id, { ...inputOf(before), status });
};
