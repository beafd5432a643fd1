/** A number with any decimals and no unit of its own, such as an attribute's value. */
import { toPlain } from '#shared/amounts';
import { readPlain, valueOrNaN } from '#shared/numbers';
import { NumericInput, type NumericInputProps } from './NumericInput.tsx';
import { wrongOf } from './wrongOf.ts';

/** The form holds the number, null when empty. */
export const PlainNumberInput = (props: NumericInputProps) => (
  <NumericInput
    {...props}
    unit=""
    format={toPlain}
    parse={(text) => valueOrNaN(readPlain(text))}
    wrong={(text) => wrongOf(readPlain(text), 'ra.validation.number')}
  />
);
