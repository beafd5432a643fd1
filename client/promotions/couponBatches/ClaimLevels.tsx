import { useWatch } from 'react-hook-form';
import type { ClaimRules } from '#contract/promotions/coupons/issuing';
import { AudienceInput } from '../../platform/shared/audience/AudienceInput.tsx';
import { AudienceSize } from '../../platform/shared/audience/AudienceSize.tsx';
import { LevelsInput } from '../../platform/shared/audience/LevelsInput.tsx';

/** Who may claim or is given a code, by level and segment. */
export const ClaimLevels = () => {
  const claim = useWatch({ name: 'claim' }) as ClaimRules | undefined;
  const isReached = claim?.event === 'level_reached';
  return (
    <>
      <LevelsInput
        source="claim"
        label="resources.couponBatches.fields.claim.levels"
        helperText={isReached ? 'couponBatches.help.levelsReached' : 'couponBatches.help.levels'}
      />
      <AudienceInput
        kind="segments"
        source="claim.segments"
        label="resources.couponBatches.fields.claim.segments"
        helperText="couponBatches.help.segments"
      />
      {claim && !isReached && <AudienceSize audience={claim} />}
    </>
  );
};
