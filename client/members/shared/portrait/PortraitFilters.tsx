/** Filters of the list of members: by segment, tag and the groups of RFM. */
import { useQuery } from '@tanstack/react-query';
import { SelectInput, useDataProvider, useTranslate } from 'react-admin';
import { RFM_GROUPS } from '#contract/members/segmentFacts';
import type { Segment } from '#contract/members/segments';
import type { Api } from '../../../api.ts';
import { choicesHelp } from '../../../ui/feedback/ChoicesError.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { useTags } from '../rules/choices.ts';

interface FilterProps {
  source: string;
  label: string;
}

export const SegmentFilter = (props: FilterProps) => {
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const query = useQuery({
    queryKey: ['segments', 'all'],
    queryFn: async ({ signal }) =>
      (await api.call<Segment[]>('GET', '/segments?sort=["key","ASC"]', undefined, signal)).data,
    staleTime: 30_000,
  });
  return (
    <SelectInput
      {...props}
      choices={(query.data ?? []).map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};

export const TagFilter = (props: FilterProps) => {
  const toText = useLocalize();
  const query = useTags();
  return (
    <SelectInput
      {...props}
      choices={(query.data ?? []).map(({ key, names }) => ({ id: key, name: toText(names) }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};

export const RfmFilter = (props: FilterProps) => {
  const translate = useTranslate();
  return (
    <SelectInput
      {...props}
      choices={RFM_GROUPS.map((id) => ({ id, name: translate(`rfm.groups.${id}`) }))}
      translateChoice={false}
      helperText={false}
    />
  );
};
