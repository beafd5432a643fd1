/** The dimension for which a question or row counts: one in use, or the retired one that it names. */
import { SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { label } from '../label.ts';
import { useDimensions } from '../../shared/useSurvey.ts';

export const DimensionInput = ({ source }: { source: string }) => {
  const toText = useLocalize();
  const { data = [] } = useDimensions();
  const chosen = useWatch({ name: source }) as string | null | undefined;
  return (
    <SelectInput
      source={source}
      label={label('dimensionKey')}
      choices={data
        .filter(({ key, retiredAt }) => retiredAt === null || key === chosen)
        .map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      parse={(key: string) => key || null}
      helperText={false}
    />
  );
};
