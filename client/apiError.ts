/** A refusal of the server, as every part of the client reads it. */
import type { RaRecord } from 'react-admin';
import type { FieldErrors } from '#shared/fields';

/** The body of a refusal; verbs may add figures of their own, read by `details`. */
interface RefusalBody {
  /** A translation key, or React-Admin's form of a key with arguments. */
  message?: string;
  errors?: FieldErrors;
  current?: RaRecord;
  /** better-auth names its refusals by a code. */
  code?: string;
}

const toBody = (body: unknown): RefusalBody =>
  typeof body === 'object' && body !== null ? body : {};

const firstIn = (errors: FieldErrors): string | undefined =>
  Object.values(errors)
    .map((error) => (typeof error === 'string' ? error : firstIn(error)))
    .find((text) => text !== undefined);

/**
 * What a proxy answers in the server's place has no message of ours, nor has a request without an answer (0). Status texts
 * are English, and say nothing to whoever reads them.
 */
const NO_SERVER = new Set([0, 502, 503, 504]);
/** From this status on, the fault is the server's. */
const FAULT = 500;

/** Status 0 stands for no answer at all. React-Admin itself reads `status`, `message` and `body.errors`. */
export class ApiError extends Error {
  readonly body: RefusalBody;
  constructor(
    readonly status: number,
    body: unknown,
  ) {
    super(
      toBody(body).message ??
        (NO_SERVER.has(status)
          ? 'errors.noServer'
          : status >= FAULT
            ? 'errors.internal'
            : 'ra.notification.http_error'),
    );
    this.name = 'ApiError';
    this.body = toBody(body);
  }

  /** Anything that was thrown; what did not come from the server keeps its message. */
  static from(error: unknown): ApiError {
    if (error instanceof ApiError) return error;
    const message = error instanceof Error ? error.message : 'ra.notification.http_error';
    return new ApiError(0, { message });
  }

  /** Whether nobody can tell if it was carried out; the same request again is carried out once (`sendOnce`). */
  get leavesUnknown(): boolean {
    return this.status === 0 || this.status === 500 || this.message === 'errors.noServer';
  }
  /** Why, as a translation key with its arguments. */
  get key(): string {
    return this.message || 'ra.notification.http_error';
  }
  /** The reasons by field, nested as the form is. */
  get errors(): FieldErrors | undefined {
    return this.body.errors;
  }
  /** The first reason that names a field, else the reason for the whole. */
  get firstReason(): string {
    return firstIn(this.body.errors ?? {}) ?? this.key;
  }
  /** 409 after somebody else saved first: the record as it is now. */
  get current(): RaRecord | undefined {
    return this.status === 409 && this.body.message === 'errors.stale'
      ? this.body.current
      : undefined;
  }
  /** Nobody is logged in any more. A wrong password or code is answered with 401 too, but names its own code. */
  get isSessionEnded(): boolean {
    const { code } = this.body;
    return this.status === 401 && (code === undefined || code === 'UNAUTHORIZED');
  }
  get isConflict(): boolean {
    return this.status === 409;
  }
  /** What else the refusal says of its verb. */
  details<T extends object>(): Partial<T> {
    return this.body as Partial<T>;
  }
}
