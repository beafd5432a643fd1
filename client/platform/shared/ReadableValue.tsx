import type { FieldValueProps } from '../../ui/form/fieldValue.ts';
import { useReadable } from './readable.ts';

/** The value of any field in words. */
export const ReadableValue = ({ resource, field, value }: FieldValueProps) =>
  useReadable(resource)(field, value);
