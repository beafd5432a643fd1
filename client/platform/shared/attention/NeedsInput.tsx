import { SelectInput, useTranslate } from 'react-admin';
import { ATTENTION_VALUES } from './values.ts';

export interface NeedsInputProps {
  source: 'needs';
  /** Conditions that the list knows; `attention.needs.<name>` names them. */
  names: readonly string[];
}

/** The filter that an item of Today sets, so that it can be seen and taken away. */
export const NeedsInput = ({ source, names }: NeedsInputProps) => {
  const translate = useTranslate();
  return (
    <SelectInput
      source={source}
      label="attention.filter"
      choices={names.map((id) => ({
        id,
        name: translate(`attention.needs.${id}`, ATTENTION_VALUES),
      }))}
      translateChoice={false}
      helperText={false}
      sx={{ minWidth: 200 }}
    />
  );
};
