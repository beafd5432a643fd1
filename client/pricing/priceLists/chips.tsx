import { useTranslate } from 'react-admin';
import type { PriceList } from '#contract/pricing/priceLists';
import type { Audience as Whom, PriceListKind } from '#contract/pricing/prices';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useLevelNames } from '../../platform/shared/audience/useLevelsText.ts';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<PriceListKind, Tone> = {
  base: 'neutral',
  override: 'information',
  sale: 'attention',
};

export const KindChip = ({ kind }: Pick<PriceList, 'kind'>) => (
  <StatusChip tone={TONES[kind]} label={`priceLists.kinds.${kind}`} />
);

export const StateChip = ({ archivedAt }: Pick<PriceList, 'archivedAt'>) =>
  archivedAt === null ? (
    <StatusChip tone="good" label="priceLists.inUse" />
  ) : (
    <StatusChip tone="neutral" label="priceLists.archived" />
  );

/** Whom a list is for, in words. */
export const Audience = ({ audience }: { audience: Whom }) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const levelNames = useLevelNames();
  const namesOf = {
    levels: levelNames(audience),
    groups: audience.groups.map((key) => nameOf('groups', key)),
    channels: audience.channels.map((key) => nameOf('channels', key)),
    segments: (audience.segments ?? []).map((key) => nameOf('segments', key)),
  };
  const parts = (['levels', 'groups', 'channels', 'segments'] as const).flatMap((part) =>
    namesOf[part].length > 0
      ? [
          translate(`resources.priceLists.fields.audience.${part}`),
          namesOf[part].join(translate('layout.listSeparator')),
        ].join(translate('layout.labelSeparator'))
      : [],
  );
  return (
    <span>
      {parts.length > 0
        ? parts.join(translate('layout.partSeparator'))
        : translate('priceLists.everybody')}
    </span>
  );
};
