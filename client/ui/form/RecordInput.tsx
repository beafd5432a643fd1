/** A record to choose, found by typing; says so when the records could not be loaded. */
import {
  AutocompleteInput,
  type AutocompleteInputProps,
  ReferenceInput,
  useChoicesContext,
} from 'react-admin';
import type { Resource } from '../../pages.ts';
import { ChoicesError } from '../feedback/ChoicesError.tsx';
import { useRecordName } from '../record/useRecordName.ts';

const search = (text: string) => ({ q: text });

type PickerProps = Omit<AutocompleteInputProps, 'source' | 'reference' | 'filter' | 'sort'>;

const Picker = (props: PickerProps) => {
  const { error, allChoices, refetch, resource = '' } = useChoicesContext();
  const nameOf = useRecordName(resource);
  return (
    <>
      <AutocompleteInput filterToQuery={search} helperText={false} optionText={nameOf} {...props} />
      <ChoicesError query={{ error, data: allChoices?.length ? allChoices : undefined, refetch }} />
    </>
  );
};

export interface RecordInputProps extends PickerProps {
  source: string;
  reference: Resource;
  /** Which records may be chosen. */
  filter?: object;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  perPage?: number;
  /** Read by the bar of filters. */
  alwaysOn?: boolean;
}

export const RecordInput = ({
  source,
  reference,
  filter,
  sort,
  perPage,
  alwaysOn: _alwaysOn,
  ...picker
}: RecordInputProps) => (
  <ReferenceInput
    source={source}
    reference={reference}
    {...(filter && { filter })}
    {...(sort && { sort })}
    {...(perPage && { perPage })}
  >
    <Picker {...picker} />
  </ReferenceInput>
);
