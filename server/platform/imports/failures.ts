/** Errors of a whole file, with which its import ends. */
import { message } from '#shared/fields';
import { JobFailure } from '../jobs/jobEnd.ts';
import { CsvFault } from './csvRow.ts';
import { NotText } from './notText.ts';

/** Converts an error of the whole file to a failure of the job, with a reason for the person. */
export const toFailure = (error: unknown): unknown => {
  if (error instanceof CsvFault) return new JobFailure(message(error.key, { line: error.line }));
  if (error instanceof NotText) return new JobFailure(message(error.key, error.args));
  return error;
};

export const columnFailure = (key: string, columns: readonly string[]) =>
  new JobFailure(message(`imports.errors.${key}`, { columns: columns.join(', ') }));
