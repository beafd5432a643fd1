import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { type Segment, SegmentInput } from '#contract/members/segments';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Api } from '../../api.ts';
import { listLink, showLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { Form } from '../../ui/form/Form.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Computed } from '../shared/rules/Computed.tsx';
import { RulePreview } from '../shared/rules/RulePreview.tsx';
import { SegmentFields } from './SegmentFields.tsx';
import { useRuleConfirmation } from './useRuleConfirmation.tsx';

/** The form has asked before it sends another rule of a segment in use. */
const sent = ({ key, names, note, rule, version }: Segment) => ({
  key,
  names,
  note,
  rule,
  version,
  confirmed: true,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Segment>()?.names)}</span>;
};

const Members = () => {
  const translate = useTranslate();
  const count = useCount();
  const segment = useRecordContext<Segment>();
  const { canAccess } = useCanAccess({ resource: 'segments', action: 'edit' });
  const { act, pending } = useAct('segments', 'refresh', { success: 'segments.asked' });
  if (!segment) return null;
  return (
    <Section title="segments.members">
      <Facts
        facts={[
          {
            label: 'resources.segments.fields.memberCount',
            value: (
              <Link to={listLink('members', { filter: { segment: segment.key } })}>
                {count(segment.memberCount)}
              </Link>
            ),
          },
          {
            label: 'resources.segments.fields.computedAt',
            value: <Computed requestedAt={segment.requestedAt} computedAt={segment.computedAt} />,
          },
        ]}
      />
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {translate('segments.refreshHelp')}
      </Typography>
      {canAccess && (
        <Button disabled={pending} onClick={() => void act(segment.id, {})}>
          {translate('segments.refresh')}
        </Button>
      )}
    </Section>
  );
};

const Uses = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const segment = useRecordContext<Segment>();
  const { data } = useQuery({
    queryKey: ['segments', 'uses', segment?.id],
    queryFn: async ({ signal }) =>
      (
        await api.call<{ uses: AudienceUse[] }>(
          'GET',
          `/segments/${segment?.id}/uses`,
          undefined,
          signal,
        )
      ).data.uses,
    enabled: segment !== undefined,
  });
  if (!data) return null;
  return (
    <Section title="audienceNames.uses">
      {data.length === 0 && (
        <Typography color="text.secondary">{translate('segments.notNamed')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& a': { display: 'inline-block', py: '2px' } }}>
        {data.map(({ resource, id, name }) => (
          <li key={`${resource}/${id}`}>
            <Link to={showLink(resource, id)}>{name}</Link>
          </li>
        ))}
      </Box>
    </Section>
  );
};

const EditForm = () => {
  const segment = useRecordContext<Segment>();
  const { canAccess } = useCanAccess({ resource: 'segments', action: 'delete' });
  const { confirm, dialog } = useRuleConfirmation(segment);
  return (
    <>
      <Form contract={SegmentInput} bar={canAccess && <DeleteRecord />} confirm={confirm}>
        <SegmentFields isFixed />
        <RulePreview />
      </Form>
      {dialog}
    </>
  );
};

const SegmentEdit = () => {
  return (
    <EditPage
      title={<Title />}
      redirect={false}
      mutationMode="pessimistic"
      transform={(record: Segment) => sent(record)}
      rail={
        <>
          <Members />
          <Uses />
          <HistorySection />
        </>
      }
    >
      <EditForm />
    </EditPage>
  );
};
export default SegmentEdit;
