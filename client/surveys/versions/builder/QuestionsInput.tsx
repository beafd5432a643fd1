/** The questions of a draft, in order: moved by dragging or with buttons, opened one by one. */
import Add from '@mui/icons-material/Add';
import { Button, Menu, MenuItem, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { MAX_QUESTIONS, QUESTION_TYPES, type QuestionType } from '#contract/surveys/definitions';
import { Section } from '../../../ui/record/Section.tsx';
import { MovedTo } from './MoveButtons.tsx';
import { newQuestion } from './newQuestion.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { useOrder } from './useOrder.ts';

const SOURCE = 'definition.questions';

const AddButton = ({ onAdd }: { onAdd: (type: QuestionType) => void }) => {
  const translate = useTranslate();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (type: QuestionType) => {
    setAnchor(null);
    onAdd(type);
  };
  return (
    <>
      <Button
        startIcon={<Add />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={id}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('surveyVersions.builder.add')}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {QUESTION_TYPES.map((type) => (
          <MenuItem key={type} onClick={() => choose(type)}>
            {translate(`surveyVersions.types.${type}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

export const QuestionsInput = () => {
  const translate = useTranslate();
  const { fields, append, move, remove } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const order = useOrder({ name: SOURCE, count: fields.length, move });
  const keyOf = (field: object) => ('key' in field ? String(field.key) : '');
  const open = (key: string, isOpen: boolean) =>
    setOpened(new Set([...[...opened].filter((one) => one !== key), ...(isOpen ? [key] : [])]));
  const add = (type: QuestionType) => {
    const question = newQuestion(type);
    open(question.key, true);
    append(question, { focusName: `${SOURCE}.${fields.length}.texts.en` });
  };
  return (
    <Section title="surveyVersions.sections.questions" help="surveyVersions.builder.help">
      {fields.length === 0 && (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {translate('surveyVersions.builder.none')}
        </Typography>
      )}
      {fields.map((field, index) => (
        <QuestionCard
          key={field.formKey}
          source={`${SOURCE}.${index}`}
          index={index}
          order={order}
          isOpen={opened.has(keyOf(field))}
          onOpen={(isOpen) => open(keyOf(field), isOpen)}
          onRemove={() => remove(index)}
        />
      ))}
      <MovedTo order={order} />
      {fields.length < MAX_QUESTIONS && <AddButton onAdd={add} />}
    </Section>
  );
};
