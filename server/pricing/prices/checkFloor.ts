/** Refuses a single price below the floor of its variant: only a batch that a second person approves may go there. */
import { message } from '#shared/fields';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { floorOf, guardsOfVariant, isBelowFloor } from '../guards/rules.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { shownAmount } from '#shared/localization';
import { loadCategoryGuards } from '../guards/load.ts';
import type { VariantRow } from './pricedVariant.ts';

/** The floor of a variant, minor units; null where no guard applies. */
const loadFloor = async (tx: Db, writer: Writer, variant: VariantRow) =>
  floorOf(
    guardsOfVariant(variant, await loadCategoryGuards(tx, writer.settings, variant.categoryId)),
  );

export const checkFloor = async (tx: Db, writer: Writer, amount: number, variant: VariantRow) => {
  const floor = await loadFloor(tx, writer, variant);
  if (floor !== null && isBelowFloor(amount, floor)) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: {
        amount: message('prices.errors.belowFloor', {
          floor: shownAmount(floor, writer.settings.currency),
        }),
      },
      floor,
    });
  }
};
