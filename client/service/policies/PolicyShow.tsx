/** A version of the after-sales policy: where it stands, what it says, and what it would answer. */
import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { PhaseChip } from '../../members/shared/programme/PhaseChip.tsx';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import type { HistoryProps } from '../../platform/shared/History.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName, usePersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PolicyVerbs } from './PolicyVerbs.tsx';
import { TermsSections } from './TermsSections.tsx';
import { TrialSection } from './TrialSection.tsx';

const Header = () => {
  const version = useRecordContext<AfterSalesPolicy>();
  if (!version) return null;
  return (
    <>
      <PhaseChip phase={version.phase} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        <PolicyVerbs version={version} />
      </Box>
    </>
  );
};

/** Who decides, or why it came back. */
const Standing = ({ version }: { version: AfterSalesPolicy }) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const { phase, authorName, approverName, decision } = version;
  if (phase !== 'draft' && phase !== 'submitted' && phase !== 'rejected') return null;
  const text = translate(`policies.standing.${phase}`, {
    author: toName(authorName),
    roles: rolesThatCan('afterSalesPolicies', 'approval').join(', '),
    name: approverName ?? '–',
    reason: decision ?? '–',
  });
  return (
    <Alert severity={phase === 'draft' ? 'info' : 'warning'} sx={{ mb: 2 }}>
      {text}
    </Alert>
  );
};

const Main = () => {
  const version = useRecordContext<AfterSalesPolicy>();
  if (!version) return null;
  return (
    <>
      <Standing version={version} />
      {['draft', 'submitted', 'rejected'].includes(version.phase) && (
        <ApproversLeft resource="afterSalesPolicies" authorIds={version.authorIds} />
      )}
      <TermsSections version={version} />
      <TrialSection version={version} />
    </>
  );
};

/** Terms are on the page itself; their history says who did what when. */
const changesOf: HistoryProps['changes'] = ({ verb }) =>
  verb === 'create' || verb === 'edit' ? <></> : undefined;

const Rail = () => {
  const translate = useTranslate();
  const version = useRecordContext<AfterSalesPolicy>();
  if (!version) return null;
  const label = (field: string) => `resources.afterSalesPolicies.fields.${field}`;
  const { startsAt, plannedAt, endsAt, authorName, approverName, decidedAt, decision, note } =
    version;
  const from = startsAt ?? plannedAt;
  return (
    <>
      <Section title="policies.sections.facts">
        <Facts
          facts={[
            {
              label: label('startsAt'),
              value: from === null ? translate('programme.atApproval') : <Instant at={from} />,
            },
            { label: label('endsAt'), value: endsAt !== null && <LastInstant at={endsAt} /> },
            { label: label('authorName'), value: <PersonName name={authorName} /> },
            { label: label('approverName'), value: approverName },
            { label: label('decidedAt'), value: decidedAt !== null && <Instant at={decidedAt} /> },
            { label: label('decision'), value: decision },
            { label: label('note'), value: note },
          ].filter(({ value }) => value)}
        />
      </Section>
      <HistorySection changes={changesOf} />
    </>
  );
};

const Title = () => {
  const translate = useTranslate();
  const version = useRecordContext<AfterSalesPolicy>();
  return <span>{version && translate('policies.title', { number: version.number })}</span>;
};

const PolicyShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default PolicyShow;
