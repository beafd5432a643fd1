/** Who may enter an activity, in words. */
import { useTranslate } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useLevelNames } from '../../platform/shared/audience/useLevelsText.ts';

export const useAudienceText = () => {
  const translate = useTranslate();
  const levelNames = useLevelNames();
  const nameOf = useAudienceName();
  return ({ audience }: Pick<MemberActivity, 'audience'>): string => {
    const { groups, segments = [] } = audience;
    const names = [
      ...levelNames(audience),
      ...groups.map((key) => nameOf('groups', key)),
      ...segments.map((key) => nameOf('segments', key)),
    ];
    return names.join(translate('layout.listSeparator')) || translate('pointRewards.everybody');
  };
};
