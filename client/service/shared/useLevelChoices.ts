/** The levels of members, the highest first. */
import { useAudienceChoices } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

export const useLevelChoices = () => {
  const toText = useLocalize();
  const { levels } = useAudienceChoices();
  return levels.map(({ key, names }) => ({ id: key, name: names ? toText(names) : key }));
};
