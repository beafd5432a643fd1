/** Filters that lists of orders and of returns have in common. */
import { AudienceFilter } from '../../platform/shared/audience/AudienceFilter.tsx';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';

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
export const channelFilter = <AudienceFilter key="channel" source="channel" kind="channels" />;
export const categoryFilter = (
  <CategoryInput key="categoryId" source="categoryId" label="orders.filters.category" />
);
