import { readOff, typedFolds } from '#shared/folds';
import { valueOrNaN } from '#shared/numbers';
import { NumericInput, type NumericInputProps } from '../../../ui/form/NumericInput.tsx';
import { wrongOf } from '../../../ui/form/wrongOf.ts';
import { typedRate } from '../../../ui/record/rate.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

/**
 * Input of a reduction of the price; the form holds basis points, null when empty. In Chinese it takes 折, what is left
 * of the price in tenths: 8 折 is 20 % off. Either can be typed in both languages.
 */
export const OffInput = (props: NumericInputProps) => {
  const inFolds = useStoreSettings().locale.startsWith('zh');
  const read = (text: string) => readOff(text, { inFolds });
  return (
    <NumericInput
      {...props}
      unit={inFolds ? '折' : '%'}
      format={inFolds ? typedFolds : typedRate}
      parse={(text) => valueOrNaN(read(text))}
      wrong={(text) =>
        wrongOf(
          read(text),
          inFolds ? { message: 'promotions.errors.folds', args: {} } : 'ui.wrong.percent',
        )
      }
    />
  );
};
