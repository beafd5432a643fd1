/** The text of an input of several words: one that it has already is taken out of the box, and said. */
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useUnsavedWork } from './AskBeforeLeaving.tsx';

/** MUI leaves out what it would do itself with a key. */
type Key = KeyboardEvent<HTMLDivElement> & { defaultMuiPrevented?: boolean };

/** `split`: the words in what was typed, as they are stored. */
export const useWords = (
  values: readonly string[],
  split: (typed: readonly string[]) => readonly string[],
) => {
  const translate = useTranslate();
  const [typing, setTyping] = useState('');
  useUnsavedWork({ isUnsaved: typing.trim() !== '' });
  const [repeated, setRepeated] = useState<readonly string[]>([]);
  /** Whether nothing that was typed is new; it is taken out of the box then. */
  const isRefused = (): boolean => {
    const words = split([typing]);
    if (words.length === 0 || words.some((word) => !values.includes(word))) return false;
    setTyping('');
    setRepeated(words);
    return true;
  };
  return {
    /** Of words that are new and others that are not: the others. */
    tell: (typed: readonly string[]) =>
      setRepeated(
        split(typed.filter((word) => !values.includes(word))).filter((word) =>
          values.includes(word),
        ),
      ),
    /** Says which words there are already. */
    said:
      repeated.length > 0
        ? translate('ui.repeated', {
            smart_count: repeated.length,
            words: repeated.join(translate('layout.listSeparator')),
          })
        : undefined,
    box: {
      inputValue: typing,
      onInputChange: (_: SyntheticEvent, text: string, reason: string) => {
        setTyping(text);
        if (reason === 'input') setRepeated([]);
      },
      onKeyDown: (event: Key) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isRefused()) return;
        event.preventDefault();
        event.defaultMuiPrevented = true;
      },
      onBlur: () => void isRefused(),
    },
  };
};
