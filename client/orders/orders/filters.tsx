import type { ReactElement } from 'react';
import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { ORDER_KINDS, ORDER_STATUSES } from '#contract/orders/orders';
import { MemberInput } from '../../members/shared/members.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { categoryFilter, channelFilter, countedOnFilters } from '../shared/filters.tsx';

const STATUSES = ORDER_STATUSES.map((id) => ({ id, name: `orders.statuses.${id}` }));
const KINDS = ORDER_KINDS.map((id) => ({ id, name: `orders.kinds.${id}` }));

const ProductInput = ({ source }: { source: string; label: string }) => (
  <RecordInput
    source={source}
    reference="products"
    optionText="name"
    label="orders.filters.product"
  />
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
  <BooleanInput key="toShip" source="toShip" label="orders.filters.toShip" />,
  <DayInput
    key="paidAt_lt"
    source="paidAt_lt"
    holds="instant"
    label="orders.filters.paidUntil"
    other={null}
  />,
  <BooleanInput key="hasReturn" source="hasReturn" label="orders.filters.hasReturn" />,
  <BooleanInput
    key="hasUndecidedDiscount"
    source="hasUndecidedDiscount"
    label="orders.filters.hasUndecidedDiscount"
  />,
  <BooleanInput key="ofMember" source="ofMember" label="orders.filters.ofMember" />,
];
