/**
 * Events by (time, worker, kind), the earliest first: a heap of four children, in typed arrays that grow. What an event is of
 * is one number, `worker · kinds + kind`.
 */
export class EventHeap {
  private times: Float64Array;
  private codes: Int32Array;
  private stamps: Int32Array;
  private count = 0;

  constructor(room = 64) {
    this.times = new Float64Array(room);
    this.codes = new Int32Array(room);
    this.stamps = new Int32Array(room);
  }

  get size(): number {
    return this.count;
  }

  /** Of the earliest event. */
  get time(): number {
    return this.times[0];
  }

  get code(): number {
    return this.codes[0];
  }

  get stamp(): number {
    return this.stamps[0];
  }

  add(time: number, code: number, stamp: number): void {
    if (this.count === this.times.length) this.grow();
    this.rise(this.count++, time, code, stamp);
  }

  /** Takes the earliest away. */
  drop(): void {
    this.count--;
    const last = this.count;
    if (last > 0) this.sink(this.times[last], this.codes[last], this.stamps[last]);
  }

  private rise(from: number, time: number, code: number, stamp: number): void {
    const { times, codes, stamps } = this;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 2;
      if (times[up] < time || (times[up] === time && codes[up] <= code)) break;
      times[at] = times[up];
      codes[at] = codes[up];
      stamps[at] = stamps[up];
      at = up;
    }
    times[at] = time;
    codes[at] = code;
    stamps[at] = stamp;
  }

  private sink(time: number, code: number, stamp: number): void {
    const { times, codes, stamps, count } = this;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= count) break;
      let least = first;
      const end = Math.min(first + 4, count);
      for (let child = first + 1; child < end; child++) {
        if (times[child] < times[least] || (times[child] === times[least] && codes[child] < codes[least]))
          least = child;
      }
      if (time < times[least] || (time === times[least] && code <= codes[least])) break;
      times[at] = times[least];
      codes[at] = codes[least];
      stamps[at] = stamps[least];
      at = least;
    }
    times[at] = time;
    codes[at] = code;
    stamps[at] = stamp;
  }

  private grow(): void {
    const room = this.times.length * 2;
    const [times, codes, stamps] = [new Float64Array(room), new Int32Array(room), new Int32Array(room)];
    times.set(this.times);
    codes.set(this.codes);
    stamps.set(this.stamps);
    [this.times, this.codes, this.stamps] = [times, codes, stamps];
  }
}
