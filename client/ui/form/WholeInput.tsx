/** A whole number of things as people type it: with full-width digits, or as 3万. */
import { maxValue, minValue, type Validator } from 'react-admin';
import { readCount, valueOrNaN } from '#shared/numbers';
import { wrongOf } from './wrongOf.ts';
import { NumericInput, type NumericInputProps } from './NumericInput.tsx';

export interface WholeInputProps extends NumericInputProps {
  min?: number;
  max?: number;
  /** Of a filter. */
  alwaysOn?: boolean;
}

const readTyped = (text: string) => valueOrNaN(readCount(text));

/** The form holds the number, null when empty. */
export const WholeInput = ({ min, max, alwaysOn: _, validate, ...props }: WholeInputProps) => {
  const own: Validator[] = [
    ...(validate === undefined ? [] : [validate].flat()),
    ...(min === undefined ? [] : [minValue(min)]),
    ...(max === undefined ? [] : [maxValue(max)]),
  ];
  return (
    <NumericInput
      {...props}
      {...(own.length > 0 && { validate: own })}
      unit=""
      format={String}
      parse={readTyped}
      wrong={(text) => wrongOf(readCount(text), 'errors.whole')}
    />
  );
};
