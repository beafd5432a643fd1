/** What people say about the review of a month. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import type { ReviewNote, ShownReview } from '#contract/surveys/monthlyReviews';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useUnsavedWork } from '../../ui/form/AskBeforeLeaving.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_NOTE = 2000;

const Write = ({ id }: { id: number }) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  useUnsavedWork({ isUnsaved: text.trim() !== '' });
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && text.trim() === '';
  const { act, pending } = useAct<ReviewNote>('monthlyReviews', 'comment', {
    success: 'monthlyReviews.noted',
    onSuccess: () => {
      setText('');
      setTried(false);
    },
  });
  const save = () => {
    setTried(true);
    if (text.trim() !== '' && text.trim().length <= MAX_NOTE) void act(id, { text });
  };
  return (
    <Box sx={{ displayPrint: 'none' }}>
      <LimitedField
        multiline
        minRows={2}
        fullWidth
        label={translate('monthlyReviews.note')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        max={MAX_NOTE}
        error={isMissing}
        helperText={isMissing && translate('ra.validation.required')}
      />
      <Button variant="contained" loading={pending} onClick={save} sx={{ mt: 1 }}>
        {translate('monthlyReviews.saveNote')}
      </Button>
    </Box>
  );
};

export const NoteSection = ({ review: { id, notes } }: { review: ShownReview }) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'monthlyReviews', action: 'comment' });
  return (
    <Section title="monthlyReviews.notesTitle">
      {notes.length === 0 && (
        <Typography color="text.secondary">{translate('monthlyReviews.noNotes')}</Typography>
      )}
      {notes.map((note) => (
        <Box key={note.id} sx={{ mb: 1.5 }}>
          <Typography variant="caption" color="text.secondary" component="p">
            <PersonName name={note.authorName} />
            {translate('layout.partSeparator')}
            <Instant at={note.createdAt} />
          </Typography>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {note.text}
          </Typography>
        </Box>
      ))}
      {canAccess && <Write id={id} />}
    </Section>
  );
};
