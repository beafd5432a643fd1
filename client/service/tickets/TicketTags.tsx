/** The tags of a ticket: one is added by typing it, which the key l begins, and taken away by its cross. */
import { Box, Chip } from '@mui/material';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { useUnsavedWork } from '../../ui/form/AskBeforeLeaving.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_LENGTH = 40;

export const TicketTags = ({ ticket: { id, tags } }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [typed, setTyped] = useState('');
  useUnsavedWork({ isUnsaved: typed.trim() !== '' });
  const input = useRef<HTMLInputElement>(null);
  useKeys({ l: () => input.current?.focus() });
  // The keys of the page are at hand again.
  const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && input.current?.blur();
  const change = (body: object) => run(() => api.act('tickets', id, 'tags', body));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const tag = typed.trim();
    if (tag !== '' && (await change({ add: [tag] }))) setTyped('');
  };
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 1 }}>
        {tags.map((tag) => (
          <Chip
            key={tag}
            label={tag}
            size="small"
            variant="outlined"
            disabled={pending}
            onDelete={() => void change({ remove: [tag] })}
          />
        ))}
      </Box>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <LimitedField
          size="small"
          fullWidth
          inputRef={input}
          onKeyDown={onKeyDown}
          label={translate('tickets.addTag')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          max={MAX_LENGTH}
        />
      </form>
    </Box>
  );
};
