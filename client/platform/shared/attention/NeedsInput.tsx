import { SelectInput, useCanAccess, useResourceContext, useTranslate } from 'react-admin';
import { ATTENTION_VALUES } from './values.ts';

export interface NeedsInputProps {
  source: 'needs';
  /** Conditions that the list knows; `attention.needs.<name>` names them. */
  names: readonly string[];
}

/** The filter that an item of Today sets, so that it can be seen and taken away. */
export const NeedsInput = ({ source, names }: NeedsInputProps) => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { canAccess = false } = useCanAccess({ resource, action: 'approval' });
  const offered = names.filter((name) => name !== 'approvalByMe' || canAccess);
  return (
    <SelectInput
      source={source}
      label="attention.filter"
      choices={offered.map((id) => ({
        id,
        name: translate(`attention.needs.${id}`, ATTENTION_VALUES),
      }))}
      translateChoice={false}
      helperText={false}
      sx={{ minWidth: 200 }}
    />
  );
};
