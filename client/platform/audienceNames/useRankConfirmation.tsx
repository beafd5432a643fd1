/** Says what another rank of a level changes, and asks, before it is saved. */
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { AudienceNameInput, RankPreview } from '#contract/platform/audiences';
import type { Api } from '../../api.ts';
import { VerbDialog } from '../../ui/feedback/VerbDialog.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useAudienceName } from '../shared/audience/useAudienceChoices.ts';

/** The number of changes that are named. */
const NAMED = 8;
const WORDS = 'audienceNames.rankChange';

type RankedName = Pick<AudienceNameInput, 'kind' | 'key' | 'names' | 'rank'>;
interface Question {
  name: RankedName;
  changes: RankPreview['changes'];
  answer: (isWanted: boolean) => void;
}

const useLines = () => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const listed = (levels: readonly string[]) =>
    levels.map((level) => nameOf('levels', level)).join(translate('layout.listSeparator'));
  const membersText = (members: number) =>
    translate('audiences.members', { smart_count: members, members: count(members) });
  return (changes: RankPreview['changes']): string[] => {
    const lines = changes.flatMap(
      ({ resource, name, fromLevel, added, removed, addedMembers, removedMembers }) => {
        const kind = translate(`resources.${resource}.name`, { smart_count: 1 });
        const record = translate(`${WORDS}.record`, { kind, name });
        const level = nameOf('levels', fromLevel);
        const say = (verb: 'gains' | 'loses', levels: readonly string[], members: number) =>
          levels.length === 0
            ? []
            : translate(`${WORDS}.${verb}`, {
                record,
                level,
                levels: listed(levels),
                members: membersText(members),
              });
        return [say('gains', added, addedMembers), say('loses', removed, removedMembers)].flat();
      },
    );
    const more = lines.length - NAMED;
    return [
      translate(`${WORDS}.text`),
      ...lines.slice(0, NAMED),
      ...(more > 0 ? [translate(`${WORDS}.more`, { smart_count: more })] : []),
    ];
  };
};

/** `before`: the rank that is saved, null for a new level. Resolves to whether it may be saved. */
export const useRankConfirmation = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const linesOf = useLines();
  const [question, setQuestion] = useState<Question>();
  const confirm = async (name: RankedName, before: number | null): Promise<boolean> => {
    if (name.kind !== 'levels' || name.rank === before) return true;
    const { key, rank } = name;
    const { data } = await api.call<RankPreview>('POST', '/audienceNames/rankPreview', {
      key,
      rank,
    });
    // Nobody has a new level yet, unless the store has sent it already.
    const changes = data.changes.filter(
      ({ addedMembers, removedMembers }) => before !== null || addedMembers + removedMembers > 0,
    );
    if (changes.length === 0) return true;
    return new Promise((resolve) => setQuestion({ name, changes, answer: resolve }));
  };
  const dialog = question && (
    <VerbDialog
      title={translate(`${WORDS}.title`, {
        name: toText(question.name.names),
        rank: question.name.rank,
      })}
      lines={linesOf(question.changes)}
      verb={translate(`${WORDS}.verb`)}
      leavesRecord
      perform={async () => question.answer(true)}
      onClose={() => {
        // Where it was confirmed, it is answered already.
        question.answer(false);
        setQuestion(undefined);
      }}
    />
  );
  return { confirm, dialog };
};
