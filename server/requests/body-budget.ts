/**
 * How many bytes of bodies may be held at once: in all, and by one sender, so that nobody takes the room of all others.
 * What counts is what has arrived. A body that is announced and never sent costs nobody anything.
 */
export class BodyBudget {
  readonly #limits: { inAll: number; each: number };
  readonly #heldBy = new Map<string, number>();
  #held = 0;

  /** @param limits in bytes */
  constructor(limits: { inAll: number; each: number }) {
    this.#limits = limits;
  }

  /** The bytes that are held now. */
  get held(): number {
    return this.#held;
  }

  /** @returns the room of one body of this sender, empty at first */
  roomFor(sender: string): BodyRoom {
    let taken = 0;
    return {
      take: (bytes) => {
        const ofSender = (this.#heldBy.get(sender) ?? 0) + bytes;
        if (ofSender > this.#limits.each || this.#held + bytes > this.#limits.inAll) return false;
        taken += bytes;
        this.#held += bytes;
        this.#heldBy.set(sender, ofSender);
        return true;
      },
      leave: () => {
        const left = (this.#heldBy.get(sender) ?? 0) - taken;
        if (left > 0) this.#heldBy.set(sender, left);
        else this.#heldBy.delete(sender);
        this.#held -= taken;
        taken = 0;
      },
    };
  }
}

export type BodyRoom = {
  /** Takes so many bytes more. @returns whether there was room for them */
  take(bytes: number): boolean;
  /** Gives everything back; once the request is answered. */
  leave(): void;
};
