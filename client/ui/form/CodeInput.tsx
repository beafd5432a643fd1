/** A code or key that records are named by: it has no capitals, so that typed ones become small letters. */
import { TextInput, type TextInputProps } from 'react-admin';

/** `parse` gets what was typed in small letters; without it the form holds null for nothing. */
export const CodeInput = ({ parse = (code: string) => code || null, ...props }: TextInputProps) => (
  <TextInput {...props} parse={(text: string | null) => parse((text ?? '').toLowerCase())} />
);
