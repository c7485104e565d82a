/** Whether single precision holds a value: what is beyond its range is an infinity there, and NaN is held nowhere. */
export const isHeld = (value: number): boolean => Number.isFinite(Math.fround(value));
