/** On the member's page: what the member redeemed points for, and redeeming for them. */
import { useTranslate } from 'react-admin';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import {
  MemberRecordLine,
  MemberRecordsSection,
  OfferToMember,
} from '../shared/MemberRecordsSection.tsx';
import { RedeemDialog } from './RedeemDialog.tsx';
import { RedeemedState } from './RedeemedState.tsx';
import { useCatalogue } from './useCatalogue.ts';

const Redeem = ({ memberId }: { memberId: number }) => {
  const { data } = useCatalogue(memberId);
  if (!data) return null;
  return (
    <OfferToMember
      isOffered={data.rewards.length > 0}
      verb="redeemedRewards.redeem.verb"
      nothing="redeemedRewards.nothingOffered"
      dialog={(onClose) => <RedeemDialog memberId={memberId} catalogue={data} onClose={onClose} />}
    />
  );
};

const MemberRewardsSection = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return (
    <MemberRecordsSection<RedeemedReward>
      resource="redeemedRewards"
      newest="redeemedAt"
      line={({ id, names, points, redeemedAt, state }) => (
        <MemberRecordLine
          key={id}
          resource="redeemedRewards"
          id={id}
          name={toText(names)}
          text={translate('redeemedRewards.spent', { points: count(points), smart_count: points })}
          at={redeemedAt}
          state={<RedeemedState state={state} />}
        />
      )}
      offer={(memberId) => <Redeem memberId={memberId} />}
    />
  );
};
export default MemberRewardsSection;
