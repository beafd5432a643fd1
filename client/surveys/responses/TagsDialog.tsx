/** Names in own words what a response is about. */
import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { MAX_TAG, MAX_TAGS, type SurveyResponseDetail } from '#contract/surveys/responses';
import { cleanText } from '#shared/searchText';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useWords } from '../../ui/form/useWords.ts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';

const split = (typed: readonly string[]): string[] =>
  typed.map(cleanText).filter((tag) => tag !== '');

export const TagsDialog = ({
  response: { id, version, tags: before },
  onClose,
}: {
  response: SurveyResponseDetail;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const api = useDataProvider<Api>();
  const [tags, setTags] = useState<readonly string[]>(before);
  const words = useWords(tags, split);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  // What was typed without Enter is meant, too.
  const all = [...new Set([...tags, ...split([words.box.inputValue])])];
  const isTooLong = all.length > MAX_TAGS || all.some((tag) => tag.length > MAX_TAG);
  const save = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.act('surveyResponses', id, 'tags', { tags: all, version });
      notify('surveyResponses.tags.done', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).key);
    } finally {
      setPending(false);
    }
  };
  return (
    <FormDialog
      title="surveyResponses.tags.title"
      submit="ra.action.save"
      missing={isTooLong ? 'surveyResponses.tags.tooLong' : null}
      failure={failure}
      pending={pending}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Autocomplete
        multiple
        freeSolo
        options={[]}
        value={[...tags]}
        {...words.box}
        onChange={(_, chosen) => {
          words.tell(chosen);
          setTags([...new Set(split(chosen))]);
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus
            label={translate('resources.surveyResponses.fields.tags')}
            helperText={words.said ?? translate('surveyResponses.tags.help')}
          />
        )}
      />
    </FormDialog>
  );
};
