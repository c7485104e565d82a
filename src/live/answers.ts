/** Questions that are numbered as they come, and who waits for their answers. */
export class Answers {
  private asked = 0;
  private answered = 0;
  private waiting: { readonly number: number; readonly resolve: () => void }[] = [];

  /** The number of another question. */
  next(): number {
    return ++this.asked;
  }

  /** Resolves when everything asked so far is answered. */
  all(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ number: this.asked, resolve });
      this.answer(this.answered);
    });
  }

  /** Questions up to a number are answered; without one, all that there are. */
  answer(number = this.asked): void {
    this.answered = Math.max(this.answered, number);
    const ready = this.waiting.filter((one) => one.number <= this.answered);
    this.waiting = this.waiting.filter((one) => one.number > this.answered);
    for (const { resolve } of ready) resolve();
  }
}
