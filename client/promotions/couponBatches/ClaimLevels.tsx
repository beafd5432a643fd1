import { useWatch } from 'react-hook-form';
import { AudienceInput } from '../../platform/shared/audience/AudienceInput.tsx';
import { AudienceSize } from '../../platform/shared/audience/AudienceSize.tsx';

/** Who may claim a code, by level. */
export const ClaimLevels = () => {
  const levels = useWatch({ name: 'claim.levels' }) as string[] | undefined;
  return (
    <>
      <AudienceInput
        source="claim.levels"
        kind="levels"
        label="resources.couponBatches.fields.claim.levels"
        helperText="couponBatches.help.levels"
      />
      <AudienceSize levels={levels ?? []} />
    </>
  );
};
