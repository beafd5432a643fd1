/** A filter of lists by level, group or channel, each called as the store calls it. */
import { SelectInput } from 'react-admin';
import type { AudienceKind } from '#contract/platform/audiences';
import { choicesHelp } from '../../../ui/feedback/ChoicesError.tsx';
import { useAudienceName, useAudienceQuery } from './useAudienceChoices.ts';

export interface AudienceFilterProps {
  source: string;
  kind: AudienceKind;
  label?: string;
  alwaysOn?: boolean;
}

export const AudienceFilter = ({ source, kind, label }: AudienceFilterProps) => {
  const query = useAudienceQuery();
  const nameOf = useAudienceName();
  return (
    <SelectInput
      source={source}
      {...(label !== undefined && { label })}
      choices={(query.data?.[kind] ?? []).map(({ key }) => ({ id: key, name: nameOf(kind, key) }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};
