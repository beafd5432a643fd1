/** What keeps a ticket or a case from being closed. */

/** Why, and the record with which it is ended. */
export interface Obstacle {
  /** A translation key, with its arguments where it has some. */
  message: string;
  resource: 'tickets' | 'cases';
  id: number;
  name: string;
}
