import { useTranslate } from 'react-admin';
import { BUCKETS, COMPARISONS } from '#contract/insight/kpis';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { CategoryFilter } from './CategoryFilter.tsx';
import type { Asked, Change } from './figures.ts';
import { FilterGroup } from '../shared/FilterGroup.tsx';
import { Choice, PeriodFields } from '../shared/PeriodFields.tsx';
import { useChannels } from './useKpis.ts';

export interface FilterBarProps {
  asked: Asked;
  ask: (change: Change) => void;
}

/** Which days, in which steps, compared with what, of which channel and category. */
export const FilterBar = ({ asked, ask }: FilterBarProps) => {
  const translate = useTranslate();
  const channels = useChannels();
  const nameOf = useAudienceName();
  const word = (kind: string, value: string) =>
    [value, translate(`dashboard.${kind}.${value}`)] as const;
  return (
    <FilterGroup>
      <PeriodFields asked={asked} ask={ask} />
      <Choice
        label={translate('dashboard.filters.bucket')}
        value={asked.bucket}
        choices={BUCKETS.map((bucket) => word('buckets', bucket))}
        onChoose={(bucket) => ask({ bucket: bucket as Asked['bucket'] })}
      />
      <Choice
        label={translate('dashboard.filters.compare')}
        value={asked.compare}
        choices={COMPARISONS.map((comparison) => word('comparisons', comparison))}
        onChoose={(compare) => ask({ compare: compare as Asked['compare'] })}
      />
      {(channels.length > 1 || asked.channel !== null) && (
        <Choice
          label={translate('dashboard.filters.channel')}
          value={asked.channel ?? ''}
          choices={[
            ['', translate('dashboard.filters.all')],
            ...[...new Set([...channels, ...(asked.channel === null ? [] : [asked.channel])])].map(
              (channel) => [channel, nameOf('channels', channel)] as const,
            ),
          ]}
          onChoose={(channel) => ask({ channel: channel || null })}
        />
      )}
      <CategoryFilter value={asked.categoryId} onChange={(categoryId) => ask({ categoryId })} />
    </FilterGroup>
  );
};
