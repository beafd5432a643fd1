/** Texts without a reason: many are matched at once, after a look at what that changes in the figures. */
import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ReasonTexts } from '#contract/service/reasonTexts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { EffectTable } from './EffectTable.tsx';
import { ReasonChoice } from './ReasonChoice.tsx';
import { TextTable } from './TextTable.tsx';
import { useMatching, useReasonTexts } from './useMatching.ts';

const BAR = { display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 } as const;

/** What has to be done before what was tried. */
const lacking = ({
  tried,
  chosen,
  isChecked,
}: {
  tried: 'check' | 'save';
  chosen: number;
  isChecked: boolean;
}): 'nothingChosen' | 'notChecked' | undefined => {
  if (chosen === 0) return 'nothingChosen';
  return tried === 'save' && !isChecked ? 'notChecked' : undefined;
};

const Matching = ({ texts, total }: ReasonTexts) => {
  const translate = useTranslate();
  const { choices, choose, chosen, effects, check, apply, pending } = useMatching();
  const [tried, setTried] = useState<'check' | 'save'>();
  const attempt = (isSaved: boolean) => {
    setTried(isSaved ? 'save' : 'check');
    if (chosen === 0 || (isSaved && effects === undefined)) return;
    setTried(undefined);
    void (isSaved ? apply() : check());
  };
  const missing = tried && lacking({ tried, chosen, isChecked: effects !== undefined });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const shown = new Set(texts.map(({ text }) => text));
  const selected = new Set([...marked].filter((text) => shown.has(text)));
  const select = (some: readonly string[], isSelected: boolean) =>
    setMarked(
      isSelected
        ? new Set([...selected, ...some])
        : new Set([...selected].filter((text) => !some.includes(text))),
    );
  const open = texts.filter(({ text, suggestedId }) => suggestedId !== null && !choices[text]);
  const takeSuggestions = () => {
    for (const { text, suggestedId } of open) choose([text], suggestedId);
  };
  return (
    <>
      {total > texts.length && (
        <Typography color="text.secondary" sx={{ mb: 1.5 }}>
          {translate('reasonTexts.more', { shown: texts.length, total })}
        </Typography>
      )}
      <Box sx={BAR}>
        <Typography>{translate('reasonTexts.selected', { smart_count: selected.size })}</Typography>
        <ReasonChoice
          label={translate('reasonTexts.setAll')}
          value={null}
          disabled={pending || selected.size === 0}
          onChoose={(reasonId) => choose([...selected], reasonId)}
        />
        {open.length > 0 && (
          <Button onClick={takeSuggestions} disabled={pending}>
            {translate('reasonTexts.suggest', { smart_count: open.length })}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button variant="outlined" loading={pending} onClick={() => attempt(false)}>
          {translate('reasonTexts.check')}
        </Button>
        <Button variant="contained" loading={pending} onClick={() => attempt(true)}>
          {translate('reasonTexts.apply', { smart_count: chosen })}
        </Button>
      </Box>
      {missing && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {translate(`reasonTexts.errors.${missing}`)}
        </Alert>
      )}
      {effects && <EffectTable effects={effects} />}
      <Card>
        <TextTable
          texts={texts}
          choices={choices}
          selected={selected}
          disabled={pending}
          onSelect={select}
          onChoose={choose}
        />
      </Card>
    </>
  );
};

const ReasonTextsPage = () => {
  const translate = useTranslate();
  const query = useReasonTexts();
  const { data } = query;
  return (
    <>
      <PageTitle title="reasonTexts.title" />
      <Typography color="text.secondary" sx={{ mb: 1.5, maxWidth: 720 }}>
        {translate('reasonTexts.help')}
      </Typography>
      {data === undefined ? (
        <Loading query={query} height={320} />
      ) : data.texts.length === 0 ? (
        <EmptyState title="reasonTexts.empty.title" text="reasonTexts.empty.text" />
      ) : (
        <Matching {...data} />
      )}
    </>
  );
};
export default ReasonTextsPage;
