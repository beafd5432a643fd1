/** Filters that lists of orders and of returns have in common. */
import { SelectInput } from 'react-admin';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useChannelsQuery } from './useChannels.ts';

const ChannelInput = (props: { source: string; alwaysOn?: boolean }) => {
  const query = useChannelsQuery();
  const channels = query.data?.channels ?? [];
  return (
    <SelectInput
      source={props.source}
      choices={channels.map((channel) => ({ id: channel, name: channel }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};

interface Named {
  name: string | null;
  externalId: string;
}

export const MemberInput = ({ source }: { source: string }) => (
  <RecordInput
    source={source}
    reference="members"
    optionText={({ name, externalId }: Named) => name ?? externalId}
  />
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
