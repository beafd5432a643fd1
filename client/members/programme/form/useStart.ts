/**
 * What a form of a version needs: the levels by rank, the newest approved version, which a new one follows, and the one that
 * is worked on already.
 */
import { useMemo } from 'react';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { LevelRanks } from '#rules/platform/audiences';
import { useAudienceQuery } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { useVersions } from '../../../platform/shared/versions/useVersions.ts';
import { PAGES } from '../pages.ts';

export const useStart = () => {
  const audiences = useAudienceQuery();
  const versions = useVersions<ProgrammeVersion>(PAGES);
  const levels = audiences.data?.levels;
  const ranks: LevelRanks = useMemo(
    () =>
      new Map(
        (levels ?? [])
          .flatMap(({ key, rank }) => (rank === null ? [] : [[key, rank] as const]))
          .sort(([, a], [, b]) => a - b),
      ),
    [levels],
  );
  const unread = levels === undefined ? audiences : versions.unread;
  return {
    isReady: unread === undefined,
    query: unread ?? audiences,
    ranks,
    latest: versions.latest,
    open: versions.open,
  };
};
