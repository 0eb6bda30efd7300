/** What a group commit does with an item: makes its bytes when it is taken in, and names the receipt for it. */
export interface CommitQueueOptions<Item, Receipt> {
  /** Called once for each item, in the order of the calls of `push`. What it throws rejects that call only. */
  readonly encode: (item: Item, continuesGroup: boolean) => Encoded<Receipt>;
  /** Resolves when the group is durable. Never called again before that, nor after it has rejected. */
  readonly commit: (group: readonly Encoded<Receipt>[]) => Promise<void>;
  /** Items are taken in while less than this is held; the others wait. */
  readonly queuedBytes: number;
  /** A group is closed when it holds this much. */
  readonly groupBytes: number;
}

export interface Encoded<Receipt> {
  readonly bytes: Uint8Array;
  readonly receipt: Receipt;
}

export interface CommitQueueLoad {
  readonly queuedEntries: number;
  readonly queuedBytes: number;
  readonly waitingEntries: number;
}

interface Ticket<Item, Receipt> {
  readonly item: Item;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

interface Accepted<Item, Receipt> extends Encoded<Receipt> {
  readonly ticket: Ticket<Item, Receipt>;
}

interface Group<Item, Receipt> {
  readonly members: Accepted<Item, Receipt>[];
  bytes: number;
}

/**
 * Group commit: what arrives while a commit runs goes into the next one. Memory is bounded by `queuedBytes` and one
 * item; what does not fit waits in order, by reference, and is encoded when there is room.
 */
export class CommitQueue<Item, Receipt> {
  readonly #options: CommitQueueOptions<Item, Receipt>;
  /** Closed or open groups that wait for their commit; the one being committed is not among them. */
  readonly #groups: Group<Item, Receipt>[] = [];
  readonly #waiting: Ticket<Item, Receipt>[] = [];
  #running: Promise<void> | undefined;
  #queuedEntries = 0;
  #queuedBytes = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: CommitQueueOptions<Item, Receipt>) {
    this.#options = options;
  }

  /** Resolves when the item is durable; rejects when a commit fails, this one or an earlier one. */
  push(item: Item): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#takeIn();
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is held or waiting any more, by success or failure. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  load(): CommitQueueLoad {
    return {
      queuedEntries: this.#queuedEntries,
      queuedBytes: this.#queuedBytes,
      waitingEntries: this.#waiting.length,
    };
  }

  async #run(): Promise<void> {
    // Lets everything that is pushed in the same turn into the first group.
    await Promise.resolve();
    for (let group = this.#groups.shift(); group !== undefined; group = this.#groups.shift()) {
      await this.#commit(group);
      this.#takeIn();
    }
    this.#running = undefined;
  }

  async #commit(group: Group<Item, Receipt>): Promise<void> {
    try {
      // A group that was formed before an earlier one failed must not be written behind the hole.
      if (this.#failure === undefined) await this.#options.commit(group.members);
    } catch (error) {
      this.#failure = { error };
    }
    this.#queuedEntries -= group.members.length;
    this.#queuedBytes -= group.bytes;
    for (const { ticket, receipt } of group.members) this.#settle(ticket, receipt);
  }

  #settle(ticket: Ticket<Item, Receipt>, receipt: Receipt): void {
    if (this.#failure === undefined) ticket.resolve(receipt);
    else ticket.reject(this.#failure.error);
  }

  #takeIn(): void {
    while (this.#failure !== undefined || this.#queuedBytes < this.#options.queuedBytes) {
      const ticket = this.#waiting.shift();
      if (ticket === undefined) return;
      if (this.#failure === undefined) this.#encode(ticket);
      else ticket.reject(this.#failure.error);
    }
  }

  #encode(ticket: Ticket<Item, Receipt>): void {
    const last = this.#groups.at(-1);
    const open = last !== undefined && last.bytes < this.#options.groupBytes ? last : undefined;
    try {
      this.#accept(open, { ...this.#options.encode(ticket.item, open !== undefined), ticket });
    } catch (error) {
      ticket.reject(error);
    }
  }

  #accept(open: Group<Item, Receipt> | undefined, accepted: Accepted<Item, Receipt>): void {
    const group = open ?? { members: [], bytes: 0 };
    if (open === undefined) this.#groups.push(group);
    group.members.push(accepted);
    group.bytes += accepted.bytes.length;
    this.#queuedEntries += 1;
    this.#queuedBytes += accepted.bytes.length;
  }
}
