import type { ReactElement } from 'react';
import {
  AutocompleteInput,
  BooleanInput,
  ReferenceInput,
  SelectInput,
  TextInput,
} from 'react-admin';
import { ORDER_KINDS, ORDER_STATUSES } from '#contract/orders/orders';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { useChannels } from '../shared/useChannels.ts';

const STATUSES = ORDER_STATUSES.map((id) => ({ id, name: `orders.statuses.${id}` }));
const KINDS = ORDER_KINDS.map((id) => ({ id, name: `orders.kinds.${id}` }));

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
const search = (text: string) => ({ q: text });

export const MemberInput = ({ source }: { source: string }) => (
  <ReferenceInput source={source} reference="members">
    <AutocompleteInput
      optionText={({ name, externalId }: Named) => name ?? externalId}
      filterToQuery={search}
      helperText={false}
    />
  </ReferenceInput>
);
const ProductInput = ({ source }: { source: string; label: string }) => (
  <ReferenceInput source={source} reference="products">
    <AutocompleteInput
      optionText="name"
      filterToQuery={search}
      label="orders.filters.product"
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

export const orderFilters: ReactElement[] = [
  <SelectInput key="status" source="status" choices={STATUSES} alwaysOn sx={{ minWidth: 130 }} />,
  channelFilter,
  <SelectInput key="kind" source="kind" choices={KINDS} />,
  <MemberInput key="memberId" source="memberId" />,
  <TextInput key="country" source="country" />,
  <DayInput
    key="placedAt_gte"
    source="placedAt_gte"
    holds="instant"
    label="orders.filters.placedFrom"
  />,
  <DayInput
    key="placedAt_lt"
    source="placedAt_lt"
    holds="instant"
    label="orders.filters.placedUntil"
  />,
  ...countedOnFilters,
  <MoneyInput key="total_gte" source="total_gte" label="orders.filters.totalFrom" />,
  <MoneyInput key="total_lte" source="total_lte" label="orders.filters.totalUpTo" />,
  categoryFilter,
  <ProductInput key="productId" source="productId" label="orders.filters.product" />,
  <BooleanInput key="hasReturn" source="hasReturn" label="orders.filters.hasReturn" />,
  <BooleanInput
    key="hasUndecidedDiscount"
    source="hasUndecidedDiscount"
    label="orders.filters.hasUndecidedDiscount"
  />,
  <BooleanInput key="ofMember" source="ofMember" label="orders.filters.ofMember" />,
];
