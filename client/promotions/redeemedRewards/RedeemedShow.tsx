/** A redeemed reward: what it cost, what became of it, and where it goes. */
import { useRecordContext, useTranslate } from 'react-admin';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { MemberRecordHeader, MemberRecordRail } from '../shared/MemberRecordParts.tsx';
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
    <MemberRecordHeader
      state={<RedeemedState state={row.state} />}
      memberId={row.memberId}
      verbs={<RedeemedVerbs row={row} />}
    />
  );
};

const Outcome = ({ row }: { row: RedeemedReward }) => {
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
      <Outcome row={row} />
      {row.kind === 'gift' && <RevealAddress row={row} />}
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const row = useRecordContext<RedeemedReward>();
  if (!row) return null;
  const { rewardId, names, kind, points } = row;
  return (
    <MemberRecordRail
      resource="redeemedRewards"
      record={row}
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
      ]}
    />
  );
};

const RedeemedShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default RedeemedShow;
