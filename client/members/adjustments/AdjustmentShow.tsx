/** One adjustment: what it does to whom and why, who decided, and of a file its rows. */
import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { PointAdjustment } from '#contract/members/adjustments';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import { RejectedAlert } from '../../platform/shared/approvers/RejectedAlert.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { About } from './About.tsx';
import { AdjustmentLines } from './AdjustmentLines.tsx';
import { AdjustmentState } from './AdjustmentState.tsx';
import { AdjustmentVerbs } from './AdjustmentVerbs.tsx';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

const Header = () => {
  const adjustment = useRecordContext<PointAdjustment>();
  if (!adjustment) return null;
  return (
    <>
      <AdjustmentState state={adjustment.state} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <AdjustmentVerbs adjustment={adjustment} />
      </Box>
    </>
  );
};

const label = (field: string) => `resources.pointAdjustments.fields.${field}`;

const Main = () => {
  const translate = useTranslate();
  const adjustment = useRecordContext<PointAdjustment>();
  const words = useAdjustmentWords();
  if (!adjustment) return null;
  const { state, excess, note, kind } = adjustment;
  return (
    <>
      {state === 'submitted' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate(`pointAdjustments.waits.${excess ?? 'day'}`)}
        </Alert>
      )}
      {state === 'submitted' && (
        <ApproversLeft resource="pointAdjustments" authorIds={[adjustment.authorId]} />
      )}
      {state === 'rejected' && (
        <RejectedAlert approverName={adjustment.approverName} reason={adjustment.decision} />
      )}
      <Section title="pointAdjustments.sections.what">
        <Facts
          facts={[
            { label: 'pointAdjustments.changeColumn', value: words.change(adjustment) },
            { label: label('memberId'), value: <About {...adjustment} /> },
            { label: label('reason'), value: words.reason(adjustment) },
            { label: label('note'), value: note },
          ]}
        />
      </Section>
      <Section
        title="pointAdjustments.sections.lines"
        {...(kind === 'opening' && { help: 'pointAdjustments.openingHelp' })}
      >
        <AdjustmentLines adjustmentId={adjustment.id} />
      </Section>
    </>
  );
};

const Rail = () => {
  const adjustment = useRecordContext<PointAdjustment>();
  if (!adjustment) return null;
  const { authorName, createdAt, approverName, decidedAt, decision } = adjustment;
  return (
    <>
      <Section title="pointAdjustments.sections.decision">
        <Facts
          facts={[
            { label: label('authorName'), value: <PersonName name={authorName} /> },
            { label: label('createdAt'), value: <Instant at={createdAt} /> },
            {
              label: label('approverName'),
              value: approverName && <PersonName name={approverName} />,
            },
            { label: label('decidedAt'), value: decidedAt !== null && <Instant at={decidedAt} /> },
            { label: label('decision'), value: decision },
          ].filter(({ value }) => value)}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const Title = () => {
  const translate = useTranslate();
  const adjustment = useRecordContext<PointAdjustment>();
  return <span>{adjustment && translate('pointAdjustments.title', { id: adjustment.id })}</span>;
};

const AdjustmentShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default AdjustmentShow;
