/** The page of a version: what may be done with it, what its feature says of its terms, and its facts. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { VersionRecord } from '#contract/platform/versions';
import { isOpen } from '#rules/platform/approvals';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Instant } from '../../../ui/record/instant.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { ShowPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { ApproversLeft } from '../approvers/ApproversLeft.tsx';
import type { HistoryProps } from '../History.tsx';
import { HistorySection } from '../HistorySection.tsx';
import { PersonName } from '../PersonName.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import type { VersionPages } from './versionPages.ts';
import { VersionTitle } from './VersionTitle.tsx';
import { VersionVerbs, type VersionVerbsProps } from './VersionVerbs.tsx';

const Header = ({ pages, toDecide }: Pick<VersionVerbsProps, 'pages' | 'toDecide'>) => {
  const version = useRecordContext<VersionRecord>();
  if (!version) return null;
  return (
    <>
      <PhaseChip phase={version.phase} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        <VersionVerbs pages={pages} version={version} toDecide={toDecide} />
      </Box>
    </>
  );
};

/** Terms are on the page itself; their history says who did what when. */
const changesOf: HistoryProps['changes'] = ({ verb }) =>
  verb === 'create' || verb === 'edit' ? <></> : undefined;

const Rail = ({ resource }: Pick<VersionPages, 'resource'>) => {
  const translate = useTranslate();
  const version = useRecordContext<VersionRecord>();
  if (!version) return null;
  const label = (field: string) => `resources.${resource}.fields.${field}`;
  const { startsAt, plannedAt, endsAt, authorName, approverName, decidedAt, decision, note } =
    version;
  const from = startsAt ?? plannedAt;
  return (
    <>
      <Section title="versions.facts">
        <Facts
          facts={[
            {
              label: label('startsAt'),
              value: from === null ? translate('versions.atApproval') : <Instant at={from} />,
            },
            { label: label('endsAt'), value: endsAt !== null && <LastInstant at={endsAt} /> },
            { label: label('authorName'), value: <PersonName name={authorName} /> },
            {
              label: label('approverName'),
              value: approverName && <PersonName name={approverName} />,
            },
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

/** Who is left to approve it, while it waits for that or will. */
const Approvers = ({ resource }: Pick<VersionPages, 'resource'>) => {
  const version = useRecordContext<VersionRecord>();
  if (!version || !isOpen(version.phase)) return null;
  return <ApproversLeft resource={resource} authorIds={version.authorIds} />;
};

export interface VersionPageProps extends Pick<VersionVerbsProps, 'pages' | 'toDecide'> {
  /** Where the version stands. */
  standing: ReactNode;
  children: ReactNode;
}

export const VersionPage = ({ pages, toDecide, standing, children }: VersionPageProps) => (
  <ShowPage
    title={<VersionTitle words={pages.words} />}
    header={<Header pages={pages} toDecide={toDecide} />}
    rail={<Rail resource={pages.resource} />}
  >
    {standing}
    <Approvers resource={pages.resource} />
    {children}
  </ShowPage>
);
