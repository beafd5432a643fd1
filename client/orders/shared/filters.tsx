/** Filters that lists of orders and of returns have in common. */
import { AutocompleteInput, ReferenceInput, SelectInput } from 'react-admin';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { useChannels } from './useChannels.ts';

const ChannelInput = (props: { source: string; alwaysOn?: boolean }) => (
  <SelectInput
    source={props.source}
    choices={useChannels().map((channel) => ({ id: channel, name: channel }))}
    translateChoice={false}
    helperText={false}
  />
);

interface Named {
  name: string | null;
  externalId: string;
}
export const search = (text: string) => ({ q: text });

export const MemberInput = ({ source }: { source: string }) => (
  <ReferenceInput source={source} reference="members">
    <AutocompleteInput
      optionText={({ name, externalId }: Named) => name ?? externalId}
      filterToQuery={search}
      helperText={false}
    />
  </ReferenceInput>
);
/** Days on which something counts in the figures: what a figure leads to. */
export const countedOnFilters = [
  <DayInput
    key="countedOn_gte"
    source="countedOn_gte"
    holds="day"
    label="orders.filters.countedFrom"
  />,
  <DayInput
    key="countedOn_lt"
    source="countedOn_lt"
    holds="day"
    label="orders.filters.countedUntil"
  />,
];
export const channelFilter = <ChannelInput key="channel" source="channel" />;
export const categoryFilter = (
  <CategoryInput key="categoryId" source="categoryId" label="orders.filters.category" />
);
