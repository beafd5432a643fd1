/** The members of a level, group or channel, and the records that name it. */
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { AudienceName, AudienceUse, AudienceUses } from '#contract/platform/audiences';
import type { Api } from '../../api.ts';
import { listLink, showLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Section } from '../../ui/record/Section.tsx';

const GROUPS = [
  'priceLists',
  'promotions',
  'couponBatches',
  'programmeVersions',
  'afterSalesPolicies',
  'pointRewards',
  'memberActivities',
] as const;

const Members = ({ name, members }: { name: AudienceName; members: number }) => {
  const translate = useTranslate();
  const count = useCount();
  const text = translate('audiences.members', { smart_count: members, members: count(members) });
  if (name.kind !== 'levels' || members === 0) return <Typography>{text}</Typography>;
  return (
    <Typography>
      <Link to={listLink('members', { filter: { level: name.key } })}>{text}</Link>
    </Typography>
  );
};

const Named = ({ resource, uses }: { resource: AudienceUse['resource']; uses: AudienceUse[] }) => {
  const translate = useTranslate();
  if (uses.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        {translate(`resources.${resource}.name`, { smart_count: uses.length })}
      </Typography>
      <Box
        component="ul"
        sx={{
          m: 0,
          pl: 2.5,
          overflowWrap: 'anywhere',
          // High enough to be hit between other links.
          '& a': { display: 'inline-block', py: '2px' },
        }}
      >
        {uses.map(({ id, name }) => (
          <li key={id}>
            <Link to={showLink(resource, id)}>{name}</Link>
          </li>
        ))}
      </Box>
    </Box>
  );
};

export const Uses = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const name = useRecordContext<AudienceName>();
  const { data } = useQuery({
    queryKey: ['audienceNames', 'uses', name?.id],
    queryFn: async ({ signal }) =>
      (await api.call<AudienceUses>('GET', `/audienceNames/${name?.id}/uses`, undefined, signal))
        .data,
    enabled: name !== undefined,
  });
  if (!name || !data) return null;
  return (
    <Section title="audienceNames.uses">
      {data.members !== null && <Members name={name} members={data.members} />}
      {GROUPS.map((resource) => (
        <Named
          key={resource}
          resource={resource}
          uses={data.uses.filter((use) => use.resource === resource)}
        />
      ))}
      {data.uses.length === 0 && (
        <Typography sx={{ mt: 1, color: 'text.secondary' }}>
          {translate('audienceNames.notNamed')}
        </Typography>
      )}
    </Section>
  );
};
