/** Levels, groups and channels in use, to choose from. */
import { useAudiences } from '../../../members/shared/useAudiences.ts';
import { useChannels } from '../../../orders/shared/useChannels.ts';
import { usePriceLists } from '../../../pricing/shared/priceLists.tsx';

const unique = (words: readonly string[]) => [...new Set(words)].sort();

export const useAudienceWords = () => {
  const channels = useChannels();
  const { levels, groups } = useAudiences();
  const lists = usePriceLists().filter(({ archivedAt }) => archivedAt === null);
  return {
    levels: unique([
      ...levels.map(({ name }) => name),
      ...lists.flatMap(({ audience }) => audience.levels),
    ]),
    groups: unique([
      ...groups.map(({ name }) => name),
      ...lists.flatMap(({ audience }) => audience.groups),
    ]),
    channels: unique([...channels, ...lists.flatMap(({ audience }) => audience.channels)]),
  };
};
