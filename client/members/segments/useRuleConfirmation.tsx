/** Says what another rule of a segment in use changes, and asks, before it is saved. */
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type Segment, SegmentInput, type SegmentPreview } from '#contract/members/segments';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Api } from '../../api.ts';
import { VerbDialog } from '../../ui/feedback/VerbDialog.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

/** The number of uses that are named. */
const NAMED = 8;
const WORDS = 'segments.ruleChange';

interface Question {
  uses: readonly AudienceUse[];
  after: number;
  answer: (isWanted: boolean) => void;
}

/** `confirm(values)` resolves to whether the segment may be saved with them. */
export const useRuleConfirmation = (segment: Segment | undefined) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const api = useDataProvider<Api>();
  const [question, setQuestion] = useState<Question>();
  const confirm = async (values: unknown): Promise<boolean> => {
    const { data: written } = SegmentInput.safeParse(values);
    if (!segment || !written) return true;
    if (JSON.stringify(written.rule) === JSON.stringify(segment.rule)) return true;
    const path = `/segments/${segment.id}/uses`;
    const { uses } = (await api.call<{ uses: AudienceUse[] }>('GET', path)).data;
    if (uses.length === 0) return true;
    const { rule } = written;
    const { data } = await api.call<SegmentPreview>('POST', '/segments/preview', { rule });
    return new Promise((resolve) => setQuestion({ uses, after: data.members, answer: resolve }));
  };
  const linesOf = ({ uses, after }: Question, before: number) => [
    translate(`${WORDS}.members`, { before: count(before), after: count(after) }),
    translate(`${WORDS}.text`),
    ...uses.slice(0, NAMED).map(({ resource, name }) =>
      translate(`${WORDS}.record`, {
        kind: translate(`resources.${resource}.name`, { smart_count: 1 }),
        name,
      }),
    ),
    ...(uses.length > NAMED
      ? [translate(`${WORDS}.more`, { smart_count: uses.length - NAMED })]
      : []),
  ];
  const dialog = question && segment && (
    <VerbDialog
      title={translate(`${WORDS}.title`, { name: toText(segment.names) })}
      lines={linesOf(question, segment.memberCount)}
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
