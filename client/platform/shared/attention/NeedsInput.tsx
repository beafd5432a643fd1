import { SelectInput } from 'react-admin';

export interface NeedsInputProps {
  source: 'needs';
  /** Conditions that the list knows; `attention.needs.<name>` names them. */
  names: readonly string[];
}

/** The filter that an item of Today sets, so that it can be seen and taken away. */
export const NeedsInput = ({ source, names }: NeedsInputProps) => (
  <SelectInput
    source={source}
    label="attention.filter"
    choices={names.map((id) => ({ id, name: `attention.needs.${id}` }))}
    helperText={false}
    sx={{ minWidth: 200 }}
  />
);
