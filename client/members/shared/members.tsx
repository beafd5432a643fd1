/** Members by number: a link with their name, and fields that find them by name or number. */
import { Autocomplete, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useReference, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { useTypedText } from '../../ui/form/useTypedText.ts';
import type { Api } from '../../api.ts';
import { usePaused } from '../../ui/usePaused.ts';
import { useSame } from '../../ui/useSame.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberOption } from './MemberOption.tsx';
import { recordLabel } from './recordLabel.ts';

type Named = Pick<Member, 'id' | 'name' | 'externalId'>;
export type NamedMember = Named;
const SHOWN = 20;

const nameOf = ({ name, externalId }: Pick<Named, 'name' | 'externalId'>) => name ?? externalId;
const labelOf = (member: Named) => recordLabel(member);

/** The member by name, else by number; a dash for nobody. Rows on one page are asked for together. */
export const MemberLink = ({ id }: { id: number | null | undefined }) => {
  const { referenceRecord } = useReference<Named>({
    reference: 'members',
    id: id ?? 0,
    options: { enabled: typeof id === 'number' },
  });
  if (typeof id !== 'number') return <>–</>;
  return (
    <RecordLink resource="members" id={id}>
      {referenceRecord ? nameOf(referenceRecord) : `#${id}`}
    </RecordLink>
  );
};

/** A member of the form or filter. */
export const MemberInput = ({ source }: { source: string; alwaysOn?: boolean }) => (
  <RecordInput
    source={source}
    reference="members"
    optionText={<MemberOption />}
    inputText={nameOf}
    // What was found by its phone or number does not have that in its name.
    matchSuggestion={() => true}
  />
);

/** Members found by what is typed, merged records among them or not; asked for after a pause. */
const useFound = (typed: string, withMerged = true) => {
  const api = useDataProvider<Api>();
  const asked = usePaused(typed.trim());
  return useQuery({
    queryKey: ['members', 'found', asked, withMerged],
    queryFn: async ({ signal }) => {
      const { data } = await api.getList<Member>('members', {
        filter: { ...(asked !== '' && { q: asked }), ...(!withMerged && { mergedInto: null }) },
        pagination: { page: 1, perPage: SHOWN },
        sort: { field: 'id', order: 'ASC' },
        signal,
      });
      return data.map(({ id, name, externalId }): Named => ({ id, name, externalId }));
    },
    placeholderData: keepPreviousData,
  });
};

const useTexts = () => {
  const translate = useTranslate();
  return {
    openText: translate('ra.action.open'),
    closeText: translate('ra.action.close'),
    clearText: translate('ra.action.clear_input_value'),
    noOptionsText: translate('layout.search.nothing'),
    loadingText: translate('ra.page.loading'),
  };
};

/** Several members outside a form. `label` is translated. */
export const MembersSelect = ({
  label,
  value,
  onChange,
  error = false,
}: {
  label: string;
  value: readonly Named[];
  onChange: (members: Named[]) => void;
  /** What is wrong, translated. */
  error?: string | false;
}) => {
  const { typed, input } = useTypedText();
  const { data = [], isFetching } = useFound(typed);
  const chosen = useSame([...value]);
  return (
    <Autocomplete
      {...useTexts()}
      {...input}
      multiple
      options={data}
      value={chosen}
      onChange={(_, members) => onChange(members)}
      filterOptions={(all) => all}
      filterSelectedOptions
      loading={isFetching}
      getOptionLabel={labelOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      renderInput={(params) => (
        <TextField {...params} label={label} error={error !== false} helperText={error} />
      )}
    />
  );
};

/** One member outside a form, no merged record and not the excluded one. `label` is translated. */
export const MemberSelect = ({
  label,
  value,
  excludedId,
  onChange,
  error = false,
}: {
  label: string;
  value: Named | null;
  excludedId?: number;
  onChange: (member: Named | null) => void;
  /** What is wrong, translated. */
  error?: string | false;
}) => {
  const { typed, input } = useTypedText();
  const { data = [], isFetching } = useFound(typed, false);
  const chosen = useSame(value);
  return (
    <Autocomplete
      {...useTexts()}
      {...input}
      options={data.filter(({ id }) => id !== excludedId)}
      value={chosen}
      onChange={(_, member) => onChange(member)}
      filterOptions={(all) => all}
      loading={isFetching}
      getOptionLabel={labelOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      renderInput={(params) => (
        <TextField {...params} label={label} error={error !== false} helperText={error} />
      )}
    />
  );
};

/** The member with this number; undefined while that is not known, or where nobody has it. */
const useNumbered = (number: string): Named | undefined => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'numbered', number],
    queryFn: async ({ signal }) => {
      const { data: members } = await api.getList<Member>('members', {
        filter: { externalId: number },
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
        signal,
      });
      return members.map(({ id, name, externalId }): Named => ({ id, name, externalId }));
    },
    enabled: number !== '',
  });
  return data?.find(({ externalId }) => externalId === number);
};

/** One member by the number of the store's own system, outside a form; whoever is typed is taken as they are. */
export const MemberNumberSelect = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (externalId: string) => void;
}) => {
  const { typed, input } = useTypedText();
  const { data = [], isFetching } = useFound(typed);
  const numbered = useNumbered(value);
  const given = value === '' ? null : { id: 0, name: null, externalId: value };
  const chosen = useSame<Named | null>(numbered ?? given);
  const isFound = data.some(({ externalId }) => externalId === value);
  const options = chosen && !isFound ? [chosen, ...data] : data;
  return (
    <Autocomplete
      {...useTexts()}
      {...input}
      options={options}
      value={chosen}
      onChange={(_, member) => onChange(member?.externalId ?? '')}
      filterOptions={(all) => all}
      loading={isFetching}
      getOptionLabel={labelOf}
      getOptionKey={({ externalId }) => externalId}
      isOptionEqualToValue={(a, b) => a.externalId === b.externalId}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
};
