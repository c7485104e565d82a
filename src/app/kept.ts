/** A setting that the browser keeps for this page; undefined where there is none, or where it may not be read. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a setting for later visits; where the browser refuses, it holds for this one alone. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Cookies are blocked, or there is no room.
  }
}
