/** Picks who buys on a day, and which products. */
import type { SeedProduct } from '../catalog/catalog.ts';
import { DEPARTMENTS } from '../catalog/departments/index.ts';
import type { SeedMember } from './members.ts';
import { cumulate, type Random } from '../shared/random.ts';

const MAX_ATTEMPTS = 12;
/** Share of new members who order on the day on which they join. */
const SAME_DAY_ORDER_SHARE = 0.5;

/** Members in the order in which they joined, so that the members of a day are a prefix of the list. */
export class Shoppers {
  readonly #members: readonly SeedMember[];
  readonly #weights: readonly number[];
  #joined = 0;

  constructor(members: readonly SeedMember[]) {
    this.#members = members;
    this.#weights = cumulate(members.map(({ weight }) => weight));
  }

  /**
   * Members who join on this day and will order on the same day; the last to join comes first. Call with ascending
   * days.
   */
  newcomers(random: Random, day: number): SeedMember[] {
    const buying: SeedMember[] = [];
    for (
      let member = this.#members[this.#joined];
      member && member.joined <= day;
      member = this.#members[++this.#joined]
    ) {
      if (member.joined === day && random.chance(SAME_DAY_ORDER_SHARE)) buying.unshift(member);
    }
    return buying;
  }

  /** Removes and returns the newcomer who joined first, if that was before this instant. */
  ready(newcomers: SeedMember[], at: number): SeedMember | undefined {
    return (newcomers.at(-1)?.input.joinedAt ?? at) < at ? newcomers.pop() : undefined;
  }

  /** A random member who joined before this day and is still active; null where there is none. */
  pick(random: Random, day: number): SeedMember | null {
    let known = this.#joined;
    while (known > 0 && (this.#members[known - 1]?.joined ?? 0) >= day) known--;
    if (known === 0) return null;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const member = this.#members[random.weighted(this.#weights, known)];
      if (member && member.until >= day) return member;
    }
    return null;
  }
}

/** Picks products of a department by their sales weight. */
export class ProductPicker {
  readonly #products: readonly (readonly SeedProduct[])[];
  readonly #weights: readonly (readonly number[])[];
  readonly #months: readonly (readonly number[])[];

  constructor(products: readonly SeedProduct[]) {
    const sold = products.filter(({ draft }) => draft.status === 'active');
    this.#products = DEPARTMENTS.map((_, department) =>
      sold.filter((product) => product.department === department),
    );
    // Cheap products sell more often than expensive ones.
    this.#weights = this.#products.map((list) =>
      cumulate(
        list.map(({ weight, variants }) => weight / Math.sqrt((variants[0]?.price ?? 100) / 100)),
      ),
    );
    this.#months = Array.from({ length: 12 }, (_, month) =>
      cumulate(DEPARTMENTS.map(({ share, months }) => share * (months[month] ?? 1))),
    );
  }

  /** Picks a department by its sales in the month of this day. */
  department(random: Random, day: string): number {
    return random.weighted(this.#months[Number(day.slice(5, 7)) - 1] ?? []);
  }

  /** Picks a product that is on sale on this day, from the department if it has one. */
  pick(random: Random, day: number, department: number): SeedProduct {
    const onSale = ({ launch, archive }: SeedProduct) =>
      launch < day && (archive === null || day < archive);
    const list = this.#products[department] ?? [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS && list.length > 0; attempt++) {
      const product = list[random.weighted(this.#weights[department] ?? [])];
      if (product && onSale(product)) return product;
    }
    const any = [list, ...this.#products].flatMap((products) => products.find(onSale) ?? [])[0];
    if (!any) throw new Error(`Nothing is on sale on day ${day}`);
    return any;
  }
}
