import { useTranslate } from 'react-admin';
import type { ReplayRule } from '#contract/members/replays';
import { useLocalize } from '../../../ui/record/localized.tsx';

/** The name of a rule; benefits of levels have keys of their own. */
export const useRuleName = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return ({ key, names }: Pick<ReplayRule, 'key' | 'names'>) =>
    names ? toText(names) : translate(`replays.benefits.${key.replace('@', '')}`, { _: key });
};
