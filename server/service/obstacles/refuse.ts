/** Refuses to close something with everything that is in the way, not with one thing after another. */
import type { Obstacle } from '#contract/service/obstacles';
import type { FieldErrors } from '#shared/fields';
import { conflict, HttpError } from '../../platform/http/errors.ts';

/** The one reason, where all have the same. */
const messageOf = (obstacles: readonly Obstacle[]): string => {
  const messages = new Set(obstacles.map(({ message }) => message));
  const [first = ''] = messages;
  return messages.size === 1 ? first : 'obstacles.several';
};

/** 409 with all of them; nothing where there are none. */
export const refuseWhile = (obstacles: readonly Obstacle[]): void => {
  if (obstacles.length > 0) throw conflict(messageOf(obstacles), { obstacles });
};

const leavesOf = (errors: FieldErrors): string[] =>
  Object.values(errors).flatMap((error) => (typeof error === 'string' ? error : leavesOf(error)));

const reasonsOf = ({ key, details }: HttpError): string[] => {
  const { errors, obstacles } = details as { errors?: FieldErrors; obstacles?: Obstacle[] };
  if (obstacles) return obstacles.map(({ message }) => message);
  return errors ? leavesOf(errors) : [key];
};

/** Whether a refusal says what is missing, and not who may. */
const isObstacle = (error: unknown): error is HttpError =>
  error instanceof HttpError && (error.status === 409 || error.status === 422);

/** Runs all checks, and refuses with what each of them found. One alone is thrown as it is. */
export const passAll = async (
  checks: readonly (() => Promise<void>)[],
  of: Omit<Obstacle, 'message'>,
): Promise<void> => {
  const found: HttpError[] = [];
  for (const check of checks)
    try {
      await check();
    } catch (error) {
      if (!isObstacle(error)) throw found[0] ?? error;
      found.push(error);
    }
  const reasons = new Set(found.flatMap(reasonsOf));
  const [first] = found;
  if (!first) return;
  if (reasons.size === 1) throw first;
  refuseWhile([...reasons].map((message) => ({ ...of, message })));
};
