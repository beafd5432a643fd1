/** A version of the programme: where it stands and what it says. */
import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import type { HistoryProps } from '../../platform/shared/History.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ReplaySection } from '../shared/replays/ReplaySection.tsx';
import { PhaseChip } from '../shared/programme/PhaseChip.tsx';
import { Standing } from './Standing.tsx';
import { TermsSections } from './TermsSections.tsx';
import { VersionVerbs } from './VersionVerbs.tsx';

const Header = () => {
  const version = useRecordContext<ProgrammeVersion>();
  if (!version) return null;
  return (
    <>
      <PhaseChip phase={version.phase} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        <VersionVerbs version={version} />
      </Box>
    </>
  );
};

const Main = () => {
  const version = useRecordContext<ProgrammeVersion>();
  if (!version) return null;
  return (
    <>
      <Standing version={version} />
      {['draft', 'submitted', 'rejected'].includes(version.phase) && (
        <ApproversLeft resource="programmeVersions" authorIds={version.authorIds} />
      )}
      <ReplaySection version={version} />
      <TermsSections version={version} />
    </>
  );
};

/** Terms are on the page itself; their history says who did what when. */
const changesOf: HistoryProps['changes'] = ({ verb }) =>
  verb === 'create' || verb === 'edit' ? <></> : undefined;

const Rail = () => {
  const translate = useTranslate();
  const version = useRecordContext<ProgrammeVersion>();
  if (!version) return null;
  const label = (field: string) => `resources.programmeVersions.fields.${field}`;
  const { startsAt, plannedAt, endsAt, authorName, approverName, decidedAt, decision, note } =
    version;
  const from = startsAt ?? plannedAt;
  return (
    <>
      <Section title="programme.sections.facts">
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
  const version = useRecordContext<ProgrammeVersion>();
  return <span>{version && translate('programme.title', { number: version.number })}</span>;
};

const VersionShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default VersionShow;
