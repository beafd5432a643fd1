/** An entry: what the member sent, what came of it, and why. */
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { MemberEntry } from '#contract/promotions/memberEntries';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { MemberRecordHeader, MemberRecordRail } from '../shared/MemberRecordParts.tsx';
import { EntryState } from './EntryState.tsx';
import { EntryVerbs } from './EntryVerbs.tsx';
import { useResult } from './useResult.ts';

const label = (field: string) => `resources.memberEntries.fields.${field}`;

const Title = () => {
  const toText = useLocalize();
  const entry = useRecordContext<MemberEntry>();
  return <span>{entry && `${toText(entry.activityNames)} ${entry.number}`}</span>;
};

const Header = () => {
  const entry = useRecordContext<MemberEntry>();
  if (!entry) return null;
  return (
    <MemberRecordHeader
      state={<EntryState state={entry.state} />}
      memberId={entry.memberId}
      verbs={<EntryVerbs entry={entry} />}
    />
  );
};

const Sent = ({ entry: { text, pictureUrl } }: { entry: MemberEntry }) => (
  <Section title="memberEntries.sections.sent">
    {text !== null && <Typography sx={{ whiteSpace: 'pre-line' }}>{text}</Typography>}
    {pictureUrl !== null && (
      <Box sx={{ mt: 1.5 }}>
        <Thumbnail url={pictureUrl} side={240} />
      </Box>
    )}
  </Section>
);

const Outcome = ({ entry }: { entry: MemberEntry }) => {
  const translate = useTranslate();
  const count = useCount();
  const resultOf = useResult();
  const { roll, couponId, code, decidedAt, decidedBy, reason } = entry;
  const facts: Fact[] = [
    { label: label('enteredAt'), value: <Instant at={entry.enteredAt} /> },
    { label: 'memberEntries.result', value: resultOf(entry) },
  ];
  if (couponId !== null)
    facts.push({
      label: label('couponId'),
      value: (
        <RecordLink resource="coupons" id={couponId}>
          {code}
        </RecordLink>
      ),
    });
  if (roll !== null)
    facts.push({
      label: label('roll'),
      value: translate('memberEntries.rollOf', { roll: count(roll) }),
    });
  if (decidedAt !== null)
    facts.push(
      { label: label('decidedAt'), value: <Instant at={decidedAt} /> },
      { label: label('decidedBy'), value: decidedBy && <PersonName name={decidedBy} /> },
    );
  if (reason !== null) facts.push({ label: label('reason'), value: reason });
  return (
    <Section title="memberEntries.sections.became">
      <Facts facts={facts} />
    </Section>
  );
};

const Main = () => {
  const entry = useRecordContext<MemberEntry>();
  if (!entry) return null;
  return (
    <>
      {(entry.text !== null || entry.pictureUrl !== null) && <Sent entry={entry} />}
      <Outcome entry={entry} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const entry = useRecordContext<MemberEntry>();
  if (!entry) return null;
  const { activityId, activityNames, kind, number } = entry;
  return (
    <MemberRecordRail
      resource="memberEntries"
      record={entry}
      facts={[
        {
          label: label('activityId'),
          value: (
            <RecordLink resource="memberActivities" id={activityId} to="show">
              {toText(activityNames)}
            </RecordLink>
          ),
        },
        { label: label('kind'), value: translate(`memberActivities.kinds.${kind}`) },
        { label: label('number'), value: count(number) },
      ]}
    />
  );
};

const EntryShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default EntryShow;
