/** A replay in full: figures, levels, rules, worked examples, and why it differs from what was really given. */
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import { Link } from '@mui/material';
import type { ReplayReport } from '#contract/members/replays';
import { showLink } from '../../links.ts';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { Examples } from './Examples.tsx';
import { KeyFigures } from '../shared/replays/KeyFigures.tsx';
import { LevelSection } from './LevelSection.tsx';
import { Movements } from '../shared/replays/Movements.tsx';
import { ReplayAlert } from '../shared/replays/ReplayAlert.tsx';
import { RuleTable } from './RuleTable.tsx';
import { Running } from '../shared/replays/Running.tsx';

const Title = () => {
  const translate = useTranslate();
  const replay = useRecordContext<ReplayReport>();
  return <span>{replay && translate('replays.pageTitle', { number: replay.number })}</span>;
};

const Header = () => {
  const translate = useTranslate();
  const replay = useRecordContext<ReplayReport>();
  const { Link: RouterLink } = useRouterProvider();
  if (!replay) return null;
  return (
    <Link component={RouterLink} to={showLink('programmeVersions', replay.versionId)}>
      {translate('programme.title', { number: replay.number })}
    </Link>
  );
};

const Main = () => {
  const translate = useTranslate();
  const replay = useRecordContext<ReplayReport>();
  if (!replay) return null;
  const { figures, state } = replay;
  if (!figures)
    return (
      <Section title="replays.title">
        {state === 'running' ? (
          <Running replay={replay} />
        ) : (
          translate(`replays.ended.${state === 'failed' ? 'failed' : 'cancelled'}`)
        )}
      </Section>
    );
  return (
    <>
      <Section title="replays.sections.figures">
        <ReplayAlert replay={replay} />
        <KeyFigures replay={replay} figures={figures} />
      </Section>
      <Section title="replays.sections.moves" help="replays.movesHelp">
        <Movements replay={replay} tally={figures.tally} />
        <LevelSection tally={figures.tally} />
      </Section>
      <Section title="replays.sections.examples">
        <Examples figures={figures} />
      </Section>
      <Section title="replays.sections.rules">
        <RuleTable rules={figures.rules} />
      </Section>
      {replay.baseNumber !== null && (
        <Section title="replays.sections.comparison" help="replays.comparisonHelp">
          <ComparisonTable given={figures.tally.given} />
        </Section>
      )}
      <Section title="replays.sections.assumptions">{translate('replays.assumptions')}</Section>
    </>
  );
};

const ReplayShow = () => (
  <ShowPage title={<Title />} header={<Header />}>
    <Main />
  </ShowPage>
);
export default ReplayShow;
