/** The levels of an audience in words. */
import { useTranslate } from 'react-admin';
import type { LevelAudience } from '#contract/platform/audiences';
import { useAudienceName } from './useAudienceChoices.ts';

/** `audience => names`: those named, and "Gold and above"; [] where it is not limited to levels. */
export const useLevelNames = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return ({ levels, fromLevel }: LevelAudience): string[] => [
    ...levels.map((key) => nameOf('levels', key)),
    ...(fromLevel ? [translate('audiences.andAbove', { name: nameOf('levels', fromLevel) })] : []),
  ];
};
