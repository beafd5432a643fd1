/** Checks which units of an order are to come back. */
import type { ReturnValueInput } from '#contract/promotions/returnValue';
import { type FieldErrors, message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { Units } from '../redemptions/unitsIn.ts';
import { keptOf, type ReturnableOrder } from './sold.ts';

/** Throws 422 with the field for a line that is not in the order, and for more units than are left of it. */
export const chosenUnits = (
  { lines }: ReturnValueInput,
  { lines: sold, notOrdered }: Pick<ReturnableOrder, 'lines' | 'notOrdered'>,
  before: Units,
): Units => {
  const errors: FieldErrors = {};
  lines.forEach(({ id, quantity }, index) => {
    const line = sold.find((one) => one.id === id);
    const isMissing = notOrdered.some((one) => one.id === id);
    if (!line)
      return void (errors[index] = {
        id: isMissing ? 'returnValue.errors.notOrdered' : 'redemptions.errors.unknownLine',
      });
    const max = keptOf(line, before);
    if (quantity > max)
      errors[index] = { quantity: message('redemptions.errors.moreThanLeft', { max }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
  return Object.fromEntries(lines.map(({ id, quantity }) => [id, quantity]));
};
