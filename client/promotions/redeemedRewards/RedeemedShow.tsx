/** A redeemed reward: what it cost, what became of it, and where it goes. */
import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { MemberLink } from '../../members/shared/members.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { RedeemedState } from './RedeemedState.tsx';
import { RedeemedVerbs } from './RedeemedVerbs.tsx';
import { RevealAddress } from './RevealAddress.tsx';

const label = (field: string) => `resources.redeemedRewards.fields.${field}`;

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<RedeemedReward>()?.names)}</span>;
};

const Header = () => {
  const row = useRecordContext<RedeemedReward>();
  if (!row) return null;
  return (
    <>
      <RedeemedState state={row.state} />
      <MemberLink id={row.memberId} />
      <Box sx={{ ml: { sm: 'auto' } }}>
        <RedeemedVerbs row={row} />
      </Box>
    </>
  );
};

const Became = ({ row }: { row: RedeemedReward }) => {
  const { kind, couponId, code, carrier, trackingNumber, note, fulfilledAt, cancelledAt, reason } =
    row;
  const sent = [
    { label: label('carrier'), value: carrier },
    { label: label('trackingNumber'), value: trackingNumber },
    { label: label('note'), value: note },
  ];
  const ofCode = {
    label: label('code'),
    value: couponId !== null && (
      <RecordLink resource="coupons" id={couponId}>
        {code}
      </RecordLink>
    ),
  };
  return (
    <Section title="redeemedRewards.sections.became">
      <Facts
        facts={[
          { label: label('redeemedAt'), value: <Instant at={row.redeemedAt} /> },
          ...(kind === 'gift' ? sent : [ofCode]),
          { label: label('fulfilledAt'), value: <Instant at={fulfilledAt} /> },
          ...(cancelledAt === null
            ? []
            : [
                { label: label('cancelledAt'), value: <Instant at={cancelledAt} /> },
                { label: label('reason'), value: reason },
              ]),
        ]}
      />
    </Section>
  );
};

const Main = () => {
  const row = useRecordContext<RedeemedReward>();
  if (!row) return null;
  return (
    <>
      <Became row={row} />
      {row.kind === 'gift' && <RevealAddress row={row} />}
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const nameOf = useAudienceName();
  const row = useRecordContext<RedeemedReward>();
  if (!row) return null;
  const { rewardId, names, kind, points, level, externalId, actorName } = row;
  return (
    <>
      <Section title="redeemedRewards.sections.facts">
        <Facts
          facts={[
            {
              label: label('rewardId'),
              value: (
                <RecordLink resource="pointRewards" id={rewardId}>
                  {toText(names)}
                </RecordLink>
              ),
            },
            { label: label('kind'), value: translate(`pointRewards.kinds.${kind}`) },
            { label: label('points'), value: count(points) },
            { label: label('level'), value: level && nameOf('levels', level) },
            { label: label('externalId'), value: externalId },
            { label: label('actorName'), value: <PersonName name={actorName} /> },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const RedeemedShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default RedeemedShow;
