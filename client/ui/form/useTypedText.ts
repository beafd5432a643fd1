/**
 * The text of an Autocomplete whose records are searched for by what is typed. An Autocomplete writes the name of the choice
 * into the field whenever it gets another object for it, also in the middle of a word: here what is typed stays until
 * something is chosen, or the field is left.
 */
import { useState } from 'react';
import type { AutocompleteProps } from '@mui/material';

type InputProps = Pick<
  AutocompleteProps<unknown, false, false, false>,
  'inputValue' | 'onInputChange' | 'onBlur'
>;

export interface TypedText {
  /** What is searched for: nothing while the field shows the choice. */
  typed: string;
  /** Props of the Autocomplete. */
  input: Required<InputProps>;
}

export const useTypedText = (): TypedText => {
  const [text, setText] = useState('');
  const [isTyping, setIsTyping] = useState(false);
  return {
    typed: isTyping ? text : '',
    input: {
      inputValue: text,
      onInputChange: (_, next, reason) => {
        if (isTyping && reason === 'reset') return;
        setText(next);
        setIsTyping(reason === 'input');
      },
      onBlur: () => setIsTyping(false),
    },
  };
};
